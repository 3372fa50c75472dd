"""Make a picture from text and save it: `python text_to_image.py "a lighthouse at dusk" [DIRECTORY]`."""

import sys

from novita import NovitaClient


def main(prompt: str, directory: str = ".") -> None:
    with NovitaClient() as client:
        task = client.model.images.txt2img(  # type: ignore[deprecated]
            model_name="sd_xl_base_1.0.safetensors",
            prompt=prompt,
            width=1024,
            height=768,
            image_num=1,
            steps=24,
            guidance_scale=7.5,
            sampler_name="DPM++ 2M Karras",
        )
        print("task", task.id)  # `client.model.tasks.handle(id)` comes back to it
        task.wait(timeout=300)
        for path in task.download(directory):
            print(path, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
