"""The modes of the loopback server in which no draft comes of it: cut, hanging, refusing or broken."""

from __future__ import annotations

import asyncio
import json

from tests.endpoint import Exchange, mode


@mode("invalid_json")
async def _invalid_json(exchange: Exchange) -> None:
    await exchange.reply(exchange.server.text[:-40])


@mode("missing_field")
async def _missing_field(exchange: Exchange) -> None:
    document = {key: value for key, value in exchange.server.document.items() if key != "result"}
    await exchange.reply(json.dumps(document, ensure_ascii=False))


@mode("prose")
async def _prose(exchange: Exchange) -> None:
    await exchange.reply("Det vil jeg gerne hjælpe med! Fortæl mig mere.")


@mode("cut")
async def _cut(exchange: Exchange) -> None:
    """Ends in the middle of a word, without a reason and without an exception."""
    await exchange.head()
    await exchange.say(exchange.server.text[:150])


@mode("broken_off")
async def _broken_off(exchange: Exchange) -> None:
    """Promises more than it sends."""
    await exchange.head(content_length="100000")
    await exchange.say(exchange.server.text[:150])


@mode("reset")
async def _reset(exchange: Exchange) -> None:
    """Resets the connection before any answer."""
    exchange.writer.transport.abort()
    await asyncio.sleep(0)


@mode("length")
async def _length(exchange: Exchange) -> None:
    await exchange.reply(exchange.server.text[:150], "length")


@mode("refusal")
async def _refusal(exchange: Exchange) -> None:
    await exchange.head()
    await exchange.delta(role="assistant", refusal="Det kan jeg ikke hjælpe med.")
    await exchange.end()


@mode("content_filter")
async def _content_filter(exchange: Exchange) -> None:
    await exchange.reply(exchange.server.text[:150], "content_filter")


@mode("content_filter_400")
async def _content_filter_400(exchange: Exchange) -> None:
    await exchange.error(400, "The response was filtered", code="content_filter")


@mode("hang_before_head")
async def _hang_before_head(exchange: Exchange) -> None:
    await exchange.hang()


@mode("hang_before_text")
async def _hang_before_text(exchange: Exchange) -> None:
    await exchange.head()
    await exchange.hang()


@mode("hang_after_role")
async def _hang_after_role(exchange: Exchange) -> None:
    """Says who it is, and then thinks for ever."""
    await exchange.head()
    await exchange.delta("", role="assistant")
    await exchange.hang()


@mode("hang_in_text")
async def _hang_in_text(exchange: Exchange) -> None:
    await exchange.head()
    await exchange.say(exchange.server.text[:150])
    await exchange.hang()


@mode("wrong_key")
async def _wrong_key(exchange: Exchange) -> None:
    shown = exchange.request.headers.get("authorization", "").removeprefix("Bearer ")
    await exchange.error(401, f"Incorrect API key provided: {shown}", code="invalid_api_key")


@mode("forbidden")
async def _forbidden(exchange: Exchange) -> None:
    await exchange.error(
        403, f"Key {exchange.request.headers.get('authorization', '')} has no access to this model"
    )


@mode("no_model")
async def _no_model(exchange: Exchange) -> None:
    name = exchange.request.body["model"]
    await exchange.error(404, f'model "{name}" not found, try pulling it first', type="not_found_error")


@mode("no_address")
async def _no_address(exchange: Exchange) -> None:
    await exchange.answer(404, "404 page not found", "text/plain")


@mode("too_large")
async def _too_large(exchange: Exchange) -> None:
    await exchange.answer(413, "Payload Too Large", "text/plain")


@mode("context")
async def _context(exchange: Exchange) -> None:
    await exchange.error(
        400, "the request exceeds the available context size", type="exceed_context_size_error"
    )


@mode("busy")
async def _busy(exchange: Exchange) -> None:
    await exchange.error(429, "Rate limit reached", headers={"retry_after": "17"})


@mode("busy_without_time")
async def _busy_without_time(exchange: Exchange) -> None:
    await exchange.error(429, "Rate limit reached")


@mode("no_credit")
async def _no_credit(exchange: Exchange) -> None:
    await exchange.error(429, "You exceeded your current quota", code="insufficient_quota")


@mode("server_fault")
async def _server_fault(exchange: Exchange) -> None:
    await exchange.error(500, "CUDA out of memory")


@mode("unavailable")
async def _unavailable(exchange: Exchange) -> None:
    await exchange.answer(503, "<html><body>Service Unavailable</body></html>", "text/html")


@mode("fault_in_stream")
async def _fault_in_stream(exchange: Exchange) -> None:
    await exchange.head()
    await exchange.say(exchange.server.text[:150])
    await exchange.event({"error": {"message": "CUDA out of memory", "code": 500}})


@mode("malformed_chunk")
async def _malformed_chunk(exchange: Exchange) -> None:
    await exchange.head()
    await exchange.say(exchange.server.text[:150])
    await exchange.event('{"choices": [{"delta": {"cont')


@mode("echoing_fault")
async def _echoing_fault(exchange: Exchange) -> None:
    """Repeats the user's text in its error."""
    await exchange.error(400, f"could not parse: {exchange.request.text[-400:]}")


@mode("moved")
async def _moved(exchange: Exchange) -> None:
    await exchange.answer(307, "", location=f"http://127.0.0.1:{exchange.server.port}/other/chat/completions")


@mode("web_page")
async def _web_page(exchange: Exchange) -> None:
    await exchange.answer(
        200, "<!DOCTYPE html><html><body>Velkommen</body></html>", "text/html; charset=utf-8"
    )


@mode("web_page_as_text")
async def _web_page_as_text(exchange: Exchange) -> None:
    await exchange.answer(200, "\n<html><body>Velkommen</body></html>", "text/plain")


@mode("empty_body")
async def _empty_body(exchange: Exchange) -> None:
    await exchange.answer(200, "", "text/event-stream")


@mode("no_choices")
async def _no_choices(exchange: Exchange) -> None:
    await exchange.head()
    await exchange.event({"choices": []})
    await exchange.event({"choices": None})
    await exchange.event("[DONE]")


@mode("endless")
async def _endless(exchange: Exchange) -> None:
    await exchange.head()
    while True:
        await exchange.delta("og så videre " * 1_000)


@mode("ten_megabytes")
async def _ten_megabytes(exchange: Exchange) -> None:
    """A reply of ten megabytes, in one piece."""
    text = "og så videre " * 800_000
    choice = {"index": 0, "message": {"content": text}, "finish_reason": "stop"}
    await exchange.answer(200, {"choices": [choice]})
