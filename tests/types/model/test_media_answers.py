"""Answers of the media and search APIs: files inside of them, states of trainings, and what is not as documented."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from novita import ResponseValidationError
from novita.types.model.audio import SpeechAudio
from novita.types.model.batches import BatchResult
from novita.types.model.exa import ExaResults
from novita.types.model.images import Base64Image, LinkedImages, MediaSource
from novita.types.model.messages import AnthropicMessage, ContentBlock
from novita.types.model.responses import OutputItem
from novita.types.model.sd_models import SdModel
from novita.types.model.tasks import TaskResult
from novita.types.model.training import TrainingResult
from novita.types.model.videos import UnifiedVideoModel


@pytest.mark.parametrize(
    ("audio", "source"),
    [
        ("494433", MediaSource(data=b"ID3")),
        ("https://files.example/a.mp3", MediaSource(url="https://files.example/a.mp3")),
    ],
)
def test_speech_is_digits_or_a_link(audio: str, source: MediaSource) -> None:
    assert SpeechAudio(audio=audio).source == source


def test_speech_that_is_neither_is_told() -> None:
    with pytest.raises(msgspec.ValidationError, match="neither a link nor hexadecimal digits"):
        _ = SpeechAudio(audio="SUQz").source


@pytest.mark.parametrize("file", ["iVBORw==", "data:image/png;base64,iVBORw=="])
def test_an_image_inside_of_an_answer_is_its_bytes(file: str) -> None:
    (source,) = Base64Image(image_file=file, image_type="png").files
    assert (source.data, source.type) == (b"\x89PNG", "png")


@pytest.mark.parametrize("file", ["iVBORw", "https://files.example/a.png", "é"])
def test_an_image_that_is_no_base64_is_told(file: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="the answer's file is not base64"):
        _ = Base64Image(image_file=file).files


@pytest.mark.parametrize("missing", [{"image_url": None}, {"image_url": ""}, {}])
def test_an_image_that_was_not_made_leaves_the_others(missing: dict[str, Any]) -> None:
    images = [{**missing, "nsfw_detection_result": {"valid": True, "confidence": 99}}, {"image_url": "https://x/1.png"}]
    answer = json.dumps({"task": {"task_id": "t", "status": "TASK_STATUS_SUCCEED"}, "images": images})
    for result in (TaskResult.from_json(answer), LinkedImages.from_json(answer)):
        assert [file.url for file in result.files] == ["https://x/1.png"]
        assert result.images[0].nsfw_detection_result


@pytest.mark.parametrize(
    ("status", "models", "serving"),
    [
        ("SUCCESS", ["SERVING", "SERVING"], True),
        ("SUCCESS", ["SERVING", "DEPLOYING"], False),
        ("SUCCESS", [], False),
        ("TRAINING", [], False),
    ],
)
def test_a_training_can_be_used_once_all_its_models_are_served(status: str, models: list[str], serving: bool) -> None:
    answer = {"task_status": status, "models": [{"model_status": each} for each in models]}
    assert TrainingResult.from_json(msgspec.json.encode(answer)).is_serving is serving


def test_a_model_is_available_by_its_status() -> None:
    assert SdModel.from_json('{"status": 1}').is_available
    assert not SdModel.from_json('{"status": 0}').is_available


@pytest.mark.parametrize(
    ("text", "schema"), [('{"type": "object"}', {"type": "object"}), ("", {}), ("null", {}), ("[]", {})]
)
def test_the_schema_of_a_video_model_is_an_object(text: str, schema: dict[str, Any]) -> None:
    assert UnifiedVideoModel(json_schema=text).schema() == schema


def test_a_schema_that_is_no_json_is_told() -> None:
    with pytest.raises(ResponseValidationError, match="the schema of m does not fit"):
        UnifiedVideoModel(model="m", json_schema='{"type"').schema()


def test_the_output_of_a_search_may_lack_its_sources() -> None:
    bare = ExaResults.from_json('{"output": {"content": "yes", "grounding": null}}').output
    assert bare
    assert (bare.content, bare.grounding) == ("yes", ())
    cited = ExaResults.from_json('{"output": {"grounding": [{"field": "a", "citations": null}]}}').output
    assert cited
    assert [(each.field, each.citations) for each in cited.grounding] == [("a", ())]


def test_a_line_of_a_batch_of_completions_has_its_text() -> None:
    body = {"object": "text_completion", "choices": [{"index": 0, "text": " a stone"}]}
    line = {"custom_id": "r1", "response": {"status_code": 200, "body": body}}
    assert BatchResult.from_json(msgspec.json.encode(line)).text == " a stone"


def test_a_chat_of_a_batch_may_hold_nulls_and_a_failed_one_is_none() -> None:
    usage = {"prompt_tokens": 1, "prompt_tokens_details": {"cached_tokens": None}}
    body = {"object": "chat.completion", "choices": [{"message": {"content": "Hi"}}], "usage": usage}
    line = {"custom_id": "r1", "response": {"status_code": 200, "body": body}}
    assert BatchResult.from_json(msgspec.json.encode(line)).text == "Hi"
    refused = {"custom_id": "r1", "response": {"status_code": 400, "body": {"error": {"message": "no"}}}}
    assert BatchResult.from_json(msgspec.json.encode(refused)).completion is None


class City(msgspec.Struct):
    name: str


def test_what_other_surfaces_write_is_read_into_a_class() -> None:
    oslo = City(name="Oslo")
    assert ContentBlock(type="tool_use", name="f", input={"name": "Oslo"}).parsed(City) == oslo
    assert OutputItem(type="function_call", name="f", arguments='{"name": "Oslo"}').parsed(City) == oslo
    assert AnthropicMessage(content=(ContentBlock(type="text", text='{"name": "Oslo"}'),)).parsed(City) == oslo


def test_what_does_not_fit_is_told_with_the_name_of_the_call() -> None:
    with pytest.raises(ResponseValidationError, match="the call of f does not fit City"):
        ContentBlock(type="tool_use", name="f").parsed(City)
    with pytest.raises(ResponseValidationError, match="the call of a function does not fit City"):
        OutputItem(type="function_call", arguments="[").parsed(City)
    with pytest.raises(ResponseValidationError, match="the answer does not fit City"):
        AnthropicMessage().parsed(City)
