"""The modes of the loopback server in which a draft comes of it: done well, oddly, or at the second try."""

from __future__ import annotations

import asyncio
import gzip
import json

from tests.endpoint import Exchange, Json, mode


@mode("well")
async def _well(exchange: Exchange) -> None:
    await exchange.reply(exchange.server.text)


@mode("whole_json")
async def _whole_json(exchange: Exchange) -> None:
    """Answers in one piece although a stream was asked for."""
    message = {"role": "assistant", "content": exchange.server.text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    await exchange.answer(200, {"choices": [choice], "usage": exchange.server.usage})


@mode("wrong_content_type")
async def _wrong_content_type(exchange: Exchange) -> None:
    await exchange.head(content_type="application/json")
    await exchange.say(exchange.server.text)
    await exchange.end()


@mode("parameters_refused")
async def _parameters_refused(exchange: Exchange) -> None:
    """Refuses one parameter after the other, as long as one is there."""
    for name in ("response_format", "max_tokens", "max_completion_tokens", "temperature", "stream_options"):
        if name in exchange.request.body:
            await exchange.error(
                400, f"Unsupported parameter: '{name}'", param=name, code="unsupported_parameter"
            )
            return
    await exchange.reply(exchange.server.text)


@mode("schema_refused")
async def _schema_refused(exchange: Exchange) -> None:
    """Knows json_object only, and says so in the body alone."""
    if exchange.request.body.get("response_format", {}).get("type") == "json_schema":
        await exchange.answer(400, {"detail": "response_format of type json_schema is not supported"})
    else:
        await exchange.reply(exchange.server.text)


@mode("any_format_refused")
async def _any_format_refused(exchange: Exchange) -> None:
    """Knows no response_format at all; echoes the request as validators do."""
    if "response_format" in exchange.request.body:
        detail = [{"loc": ["body", "response_format"], "msg": "extra", "input": exchange.request.body}]
        await exchange.answer(422, {"detail": detail})
    else:
        await exchange.reply(exchange.server.text)


@mode("new_limit_only")
async def _new_limit_only(exchange: Exchange) -> None:
    if "max_tokens" in exchange.request.body:
        await exchange.error(400, "'max_tokens' is not supported. Use 'max_completion_tokens' instead.")
    else:
        await exchange.reply(exchange.server.text)


@mode("fences")
async def _fences(exchange: Exchange) -> None:
    await exchange.reply(f"Her er dit udkast:\n\n```json\n{exchange.server.text}\n```\nHåber, det hjælper!")


@mode("thoughts")
async def _thoughts(exchange: Exchange) -> None:
    await exchange.reply(f"<think>Noten siger {{noget}} om tryksår.</think>\n\n{exchange.server.text}")


@mode("thoughts_apart")
async def _thoughts_apart(exchange: Exchange) -> None:
    """Sends its thoughts in a field of their own, as vLLM and others do."""
    await exchange.head()
    await exchange.delta(role="assistant", reasoning_content="Noten siger noget om tryksår.")
    await exchange.say(exchange.server.text)
    await exchange.end()


@mode("odd_chunks")
async def _odd_chunks(exchange: Exchange) -> None:
    """Has chunks without choices, without a delta, and of other kinds among the good ones."""
    await exchange.head()
    odd_chunks: list[Json] = [
        {"choices": None},
        {"choices": []},
        {"choices": [{"index": 0}]},
        {"object": "ping"},
    ]
    for odd in odd_chunks:
        await exchange.event(odd)
    await exchange.raw(b": still there\n\n")
    await exchange.say(exchange.server.text)
    await exchange.end()


@mode("split_bytes")
async def _split_bytes(exchange: Exchange) -> None:
    """Sends its bytes one at a time, with CRLF, so that every character of several bytes is cut."""
    await exchange.head()
    chunk = json.dumps(
        {"choices": [{"index": 0, "delta": {"content": exchange.server.text}}]}, ensure_ascii=False
    )
    for byte in f"data: {chunk}\r\n\r\n".encode():
        await exchange.raw(bytes([byte]))
    await exchange.end()


@mode("parts")
async def _parts(exchange: Exchange) -> None:
    """Sends its content as a list of parts, thoughts among them."""
    await exchange.head()
    thought = {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]}
    await exchange.event({"choices": [{"index": 0, "delta": {"content": [thought]}}]})
    part = {"type": "text", "text": exchange.server.text}
    await exchange.event({"choices": [{"index": 0, "delta": {"content": [part]}}]})
    await exchange.end()


@mode("cut_prompt")
async def _cut_prompt(exchange: Exchange) -> None:
    """Reads only the end of the prompt, and counts only that."""
    await exchange.head()
    await exchange.say(exchange.server.text)
    await exchange.delta(finish="stop")
    await exchange.event({"choices": [], "usage": {"prompt_tokens": 512, "completion_tokens": 90}})
    await exchange.event("[DONE]")


@mode("two_objects")
async def _two_objects(exchange: Exchange) -> None:
    """Writes one object more than was asked for."""
    await exchange.reply(f'{exchange.server.text}\n{{"note": "Jeg håber, det hjælper."}}')


@mode("gzip")
async def _gzip(exchange: Exchange) -> None:
    """Answers in one piece, compressed."""
    choice = {"index": 0, "message": {"content": exchange.server.text}, "finish_reason": "stop"}
    body = json.dumps({"choices": [choice], "usage": exchange.server.usage}).encode()
    await exchange.answer(200, gzip.compress(body), content_encoding="gzip")


@mode("no_usage")
async def _no_usage(exchange: Exchange) -> None:
    """Takes stream_options, and counts nothing all the same; ends without the mark of the end."""
    await exchange.head()
    await exchange.say(exchange.server.text)
    await exchange.delta(finish="stop")


@mode("crlf")
async def _crlf(exchange: Exchange) -> None:
    await exchange.head()
    for text in (exchange.server.text[:40], exchange.server.text[40:]):
        chunk = json.dumps({"choices": [{"index": 0, "delta": {"content": text}}]}, ensure_ascii=False)
        await exchange.raw(f"event: message\r\ndata: {chunk}\r\n\r\n".encode())
    await exchange.end()


@mode("slow")
async def _slow(exchange: Exchange) -> None:
    """Writes a token at a time, with a breath between them, so that each comes in a packet of its own."""
    await exchange.head()
    text = exchange.server.text
    for place in range(0, len(text), 40):
        await exchange.delta(text[place : place + 40])
        await asyncio.sleep(exchange.server.breath)
    await exchange.end()


@mode("limits_ignored")
async def _limits_ignored(exchange: Exchange) -> None:
    """Writes more tokens than it was asked to, and says that it came to its end."""
    await exchange.reply(json.dumps(exchange.server.document, ensure_ascii=False, indent=40))


async def _refusing(exchange: Exchange, names: tuple[str, ...], message: str) -> None:
    refused = [name for name in names if name in exchange.request.body]
    if refused:
        await exchange.error(400, message, param=refused[0])
    else:
        await exchange.reply(exchange.server.text)


@mode("temperature_refused")
async def _temperature_refused(exchange: Exchange) -> None:
    message = "Unsupported value: 'temperature' does not support 0.2 with this model. Only 1 is supported."
    await _refusing(exchange, ("temperature",), message)


@mode("stream_options_refused")
async def _stream_options_refused(exchange: Exchange) -> None:
    await _refusing(exchange, ("stream_options",), "Unrecognized request argument supplied: stream_options")


@mode("tokens_refused")
async def _tokens_refused(exchange: Exchange) -> None:
    """Wants the older name of the limit; the newer is refused without being named in its own field."""
    if "max_completion_tokens" in exchange.request.body:
        await exchange.answer(422, {"detail": "extra fields not permitted: max_completion_tokens"})
    elif "temperature" in exchange.request.body:
        await exchange.answer(422, {"detail": "temperature: extra fields not permitted"})
    else:
        await exchange.reply(exchange.server.text)


@mode("small_context")
async def _small_context(exchange: Exchange) -> None:
    """Refuses what is longer than its context, and says how much that holds."""
    if len(exchange.request.text) > exchange.server.context * 3:
        message = f"This model's maximum context length is {exchange.server.context} tokens."
        await exchange.error(400, message, code="context_length_exceeded")
    else:
        await exchange.reply(exchange.server.text)


@mode("hang_after_end")
async def _hang_after_end(exchange: Exchange) -> None:
    """Says that it is done, but never closes."""
    await exchange.head()
    await exchange.say(exchange.server.text)
    await exchange.delta(finish="stop")
    await exchange.hang()
