"""Language models."""

from __future__ import annotations

from arguments.given import given

CHAT = given(
    model="deepseek/deepseek-v3.2",
    messages=[{"role": "system", "content": "Answer briefly."}, {"role": "user", "content": "Name a prime above 100."}],
    max_tokens=64,
    temperature=0.2,
)
COMPLETION = given(model="meta-llama/llama-3.1-8b-instruct", prompt="The sky is", max_tokens=8)
RESPONSE = given(model="zai-org/glm-5.3", input=[{"role": "user", "content": "Say hi."}], max_output_tokens=64)
MESSAGE = given(
    model="moonshotai/kimi-k2.5",
    max_tokens=100,
    system=[{"type": "text", "text": "Be kind."}],
    messages=[{"role": "user", "content": [{"type": "text", "text": "Hi"}]}],
)
LINE = (
    b'{"custom_id":"r1","body":{"model":"vendor/some-model-8b","messages":[{"role":"user","content":"Hi"}],'
    b'"max_tokens":20}}\n'
)

LLM = {
    "model.chat.completions.create": CHAT,
    "model.chat.completions.stream": CHAT,
    "model.completions.create": COMPLETION,
    "model.completions.stream": COMPLETION,
    "model.responses.create": RESPONSE,
    "model.responses.stream": RESPONSE,
    "model.messages.create": MESSAGE,
    "model.messages.stream": MESSAGE,
    "model.embeddings.create": given(model="baai/bge-m3", input=["red apple", "green pear"], encoding_format="float"),
    "model.rerank.create": given(
        model="baai/bge-reranker-v2-m3", query="fruit", documents=["apple pie", "car tyre"], top_n=1
    ),
    "model.models.list": given(),
    "model.models.retrieve": given("vendor/some-model-8b"),
    "model.batches.create": given(input_file_id="file_x9", endpoint="/v1/chat/completions"),
    "model.batches.list": given(),
    "model.batches.retrieve": given("batch_a1b2"),
    "model.batches.cancel": given("batch_a1b2"),
    "model.files.create": given(file=LINE, purpose="batch"),
    "model.files.list": given(),
    "model.files.retrieve": given("file_x9"),
    "model.files.content": given("file_out7"),
    "model.files.delete": given("file_x9"),
}
