package fr.honoraire.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One call of the API: who asks, for which account, and what. */
public record ApiRequest(
        String id,
        String method,
        String path,
        String key,
        @Nullable String account,
        @Nullable String idempotencyKey,
        @Nullable String version,
        ObjectNode params,
        List<String> pathParts) {

    public boolean isV2() {
        return path.startsWith("/v2/");
    }

    public boolean fromBrowser() {
        return key.startsWith("pk_");
    }

    /** Whether the call is made for this account: it names it in a header, in its path or in its body. */
    public boolean concerns(String account) {
        return account.equals(this.account)
                || path.contains(account)
                || account.equals(text("account"))
                || idempotencyKey != null && idempotencyKey.contains(account);
    }

    ApiRequest at(List<String> parts) {
        return new ApiRequest(id, method, path, key, account, idempotencyKey, version, params, parts);
    }

    /** The part of the path between braces, counted from 0. */
    public String pathPart(int index) {
        return pathParts.get(index);
    }

    public @Nullable String text(String name) {
        return Json.text(params, name);
    }

    public String required(String name) {
        var value = text(name);
        if (value == null || value.isEmpty()) {
            throw ApiError.missingParameter(name);
        }
        return value;
    }

    public long requiredNumber(String name) {
        required(name);
        return Json.number(params, name);
    }

    /** A list, however it was written: a JSON array, or an object keyed by index. */
    public List<String> texts(String name) {
        var node = params.path(name);
        return node.isContainer()
                ? node.valueStream().map(item -> item.asString()).toList()
                : List.of();
    }
}
