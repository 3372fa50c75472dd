"""Images, videos, tasks, models, trainings."""

from __future__ import annotations

from base64 import b64decode

from arguments.given import Given, given
from novita.operations.model import LoraRef, VideoPrompt
from novita.operations.model.images import ControlNetUnit
from novita.operations.model.training import (
    Component,
    ComponentArgument,
    DatasetItem,
    StyleSettings,
    SubjectSettings,
)

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
COMPONENTS = [
    Component(
        name="resize",
        args=[ComponentArgument(name="width", value="512"), ComponentArgument(name="height", value="512")],
    ),
    Component(
        name="face_restore",
        args=[ComponentArgument(name="method", value="gfpgan_1.4"), ComponentArgument(name="upscale", value="1.0")],
    ),
]
TRAINING = "d660cdd0-ab9b-4a55-8b78-000000000001"

SEEDREAM = given(
    prompt="three postcards of the same lighthouse, one per season",
    size="2K",
    image=["https://example.com/ref.png"],
    watermark=False,
    sequential_image_generation="auto",
    max_images=3,
)

IMAGES = {
    "model.images.txt2img": given(
        model_name="sd_xl_base_1.0.safetensors",
        prompt="a lighthouse at dusk, oil painting",
        negative_prompt="blurry",
        width=1024,
        height=768,
        image_num=2,
        steps=24,
        seed=-1,
        clip_skip=1,
        guidance_scale=7.5,
        sampler_name="DPM++ 2M Karras",
        loras=[LoraRef(model_name="add_detail_44319", strength=0.6)],
        response_image_type="jpeg",
        enable_nsfw_detection=True,
        nsfw_detection_level=1,
    ),
    "model.images.img2img": given(
        model_name="dreamshaper_8_93211.safetensors",
        image_base64=PNG,
        prompt="watercolour harbour",
        negative_prompt="",
        width=512,
        height=512,
        image_num=1,
        steps=20,
        seed=42,
        clip_skip=1,
        guidance_scale=7,
        sampler_name="Euler a",
        strength=0.6,
        controlnet_units=[
            ControlNetUnit(model_name="control_v11p_sd15_canny", image_base64=PNG, strength=0.8, preprocessor="canny")
        ],
        response_image_type="png",
    ),
    "model.images.flux_1_schnell": given(
        prompt="a paper boat on a puddle, macro",
        width=1024,
        height=1024,
        seed=7,
        steps=4,
        image_num=1,
        response_image_format="webp",
    ),
    "model.images.seedream_3_0_t2i": given(
        prompt="isometric tea house, soft light",
        model="seedream-3-0-t2i-250415",
        response_format="url",
        size="1280x720",
        watermark=False,
    ),
    "model.images.seedream_4_0": given(
        prompt="put the product on a marble table",
        images=["https://example.com/product.png"],
        size="2K",
        sequential_image_generation="disabled",
        watermark=False,
    ),
    "model.images.seedream_4_5": SEEDREAM,
    "model.images.seedream_5_0_lite": SEEDREAM,
    "model.images.reimagine": given(image_file=PNG, response_image_type="webp"),
    "model.images.merge_face": given(image_file=PNG, face_image_file=PNG),
    "model.tasks.get": given("3f6c1f0e-9d2b-4a57-8c1e-7b0d5a9e4c21"),
    "model.sd_models.list": given(),
    "model.training.create_style": given(
        name="harbour-style",
        base_model="v1-5-pruned-emaonly",
        width=512,
        height=512,
        image_dataset_items=[
            DatasetItem(assets_id="34558688e2f42a0137ca2d5274a80001", caption="Xstyle, harbour"),
            DatasetItem(assets_id="34558688e2f42a0137ca2d5274a80002", caption="Xstyle, alley"),
        ],
        expert_setting=StyleSettings(max_train_steps=500, learning_rate=0.0001, lr_scheduler="cosine"),
        components=COMPONENTS,
    ),
    "model.training.create_subject": given(
        name="me",
        base_model="v1-5-pruned-emaonly",
        width=512,
        height=512,
        image_dataset_items=[DatasetItem(assets_id="34558688e2f42a0137ca2d5274a80003")],
        expert_setting=SubjectSettings(
            instance_prompt="a close photo of ohwx woman",
            class_prompt="person",
            max_train_steps=600,
            lora_r=32,
            lora_alpha=32,
        ),
        components=COMPONENTS,
    ),
    "model.training.get_style": given(TRAINING),
    "model.training.get_subject": given(TRAINING),
    "model.training.get_images_url": given(file_extension="png"),
    "model.training.list": given(),
}

SEEDANCE_TEXT = given(prompt="A marathon runner crosses the line", resolution="720p", duration=5, aspect_ratio="16:9")
SEEDANCE_IMAGE = given(
    image="https://assets.example.com/frames/start-line.jpg",
    resolution="1080p",
    prompt="They sprint off",
    duration=10,
    seed=99,
)
KLING_3_IMAGE = given(
    image="https://assets.example.com/frames/harbor-start.jpg",
    prompt="The boats rock gently as the fog lifts",
    duration=6,
    sound=False,
    end_image="https://assets.example.com/frames/harbor-end.jpg",
)

VIDEOS: dict[str, Given] = {
    "kling_v3_0_4k_t2v": given(
        prompt="A lighthouse at dusk while waves break on the rocks, slow aerial orbit",
        duration=8,
        aspect_ratio="16:9",
        cfg_scale=0.5,
        sound=True,
        negative_prompt="text, watermark",
    ),
    "kling_v3_0_pro_t2v": given(
        prompt="A street musician plays a cello under neon signs in the rain",
        duration=10,
        aspect_ratio="9:16",
        sound=True,
    ),
    "kling_v3_0_std_t2v": given(
        prompt="A paper boat drifts down a gutter after a storm, macro lens",
        duration=5,
        aspect_ratio="1:1",
        cfg_scale=0.4,
    ),
    "kling_v3_0_4k_i2v": KLING_3_IMAGE,
    "kling_v3_0_pro_i2v": KLING_3_IMAGE,
    "kling_v3_0_std_i2v": KLING_3_IMAGE,
    "kling_v3_0_motion_control": given(
        model_name="kling-v3-0-std",
        image="https://assets.example.com/people/dancer.png",
        video="https://assets.example.com/clips/moves.mp4",
        character_orientation="video",
        prompt="stage lights, film grain",
        keep_original_sound=True,
    ),
    "unified_video_generation": given(
        "kling2.5_turbo_pro_t2v",
        prompt="A red fox trots through fresh snow",
        extra={"duration": "10", "aspect_ratio": "16:9", "guidance_scale": 0.6},
    ),
    "unified_video_config": given(),
    "kling_v1_6_t2v": given(
        prompt="A beagle chases leaves",
        mode="Standard",
        duration=5,
        guidance_scale=0.5,
        negative_prompt="low quality",
    ),
    "kling_v1_6_i2v": given(
        image_url="https://assets.example.com/frames/dog.jpg",
        prompt="The dog shakes off water",
        mode="Professional",
        duration=10,
    ),
    "kling_v2_1_t2v_master": given(
        prompt="Drone shot over terraced rice fields", duration="10", aspect_ratio="16:9", guidance_scale=0.5
    ),
    "kling_v2_1_i2v": given(
        image="https://assets.example.com/frames/market.jpg",
        prompt="People stroll past the stalls",
        mode="Standard",
        duration="5",
    ),
    "kling_v2_1_i2v_master": given(
        image="https://assets.example.com/frames/violin.png",
        prompt="Close-up as the bow moves",
        duration="5",
        guidance_scale=0.6,
    ),
    "minimax_hailuo_02": given(
        prompt="An astronaut waters a cactus on Mars",
        image="https://assets.example.com/frames/mars.jpg",
        duration=6,
        resolution="1080P",
    ),
    "minimax_video_01": given(prompt="A panda strolls through tall grass", enable_prompt_expansion=True),
    "vidu_q1_text2video": given(
        prompt="A girl in a red coat feeds pigeons", style="anime", aspect_ratio="9:16", bgm=True
    ),
    "vidu_q1_img2video": given(
        images=["https://assets.example.com/frames/fox.png"],
        prompt="The fox looks around",
        movement_amplitude="small",
    ),
    "vidu_q1_reference2video": given(
        images=["https://assets.example.com/refs/hero-front.png", "https://assets.example.com/refs/hero-side.png"],
        prompt="The hero crosses a rope bridge",
        aspect_ratio="16:9",
    ),
    "vidu_q1_startend2video": given(
        images=["https://assets.example.com/frames/day.png", "https://assets.example.com/frames/night.png"],
        prompt="Dusk falls",
    ),
    "vidu_2_0_img2video": given(
        images=["https://assets.example.com/frames/bike.jpg"],
        prompt="The bike rolls away",
        duration=8,
        resolution="720p",
    ),
    "vidu_2_0_reference2video": given(
        images=["https://assets.example.com/refs/cat.png"], prompt="The cat rides a scooter", resolution="720p"
    ),
    "vidu_2_0_startend2video": given(
        images=["https://assets.example.com/frames/bud.png", "https://assets.example.com/frames/bloom.png"],
        duration=4,
        resolution="1080p",
    ),
    "seedance_v1_lite_t2v": SEEDANCE_TEXT,
    "seedance_v1_pro_t2v": SEEDANCE_TEXT,
    "seedance_v1_lite_i2v": SEEDANCE_IMAGE,
    "seedance_v1_pro_i2v": SEEDANCE_IMAGE,
    "hunyuan_video_fast": given(
        model_name="hunyuan-video-fast",
        prompt="A violinist on a snowy bridge",
        width=1280,
        height=720,
        seed=-1,
        steps=20,
    ),
    "txt2video": given(
        model_name="darkSushiMixMix_225D_64380.safetensors",
        height=512,
        width=512,
        steps=20,
        seed=-1,
        prompts=[
            VideoPrompt(frames=32, prompt="a ship leaves the harbor"),
            VideoPrompt(frames=32, prompt="the ship meets a storm"),
        ],
        negative_prompt="lowres, watermark",
        guidance_scale=7.5,
        response_video_type="mp4",
    ),
    "img2video": given(
        model_name="SVD-XT",
        image_file=PNG,
        frames_num=25,
        frames_per_second=6,
        seed=20231127,
        image_file_resize_mode="CROP_TO_ASPECT_RATIO",
        steps=20,
    ),
    "video_merge_face": given(
        response_video_type="mp4",
        video_assets_id="cjIvbm92aXRhLWFpLWFzc2V0L3ZpZGVvL2V4YW1wbGU",
        enable_restore=True,
        face_image_base64=PNG,
    ),
}

MEDIA = {**IMAGES, **{f"model.videos.{name}": arguments for name, arguments in VIDEOS.items()}}
