package fr.honoraire.simulator.wire;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What parameters a call takes, read off the SDK's own type, so that Stripe's strictness follows the SDK's version. */
final class ParamShape {

    /** What Stripe.js adds of its own. */
    private static final Set<String> FROM_BROWSERS = Set.of("key", "client_secret", "_stripe_account");

    private static final Map<Class<?>, Map<String, Field>> FIELDS = new ConcurrentHashMap<>();

    private final Class<? extends ApiRequestParams> type;

    ParamShape(Class<? extends ApiRequestParams> type) {
        this.type = type;
    }

    void check(ApiRequest request) {
        var params = request.params().deepCopy();
        if (request.isV2()) {
            params.remove("page");
        }
        if (request.fromBrowser()) {
            params.remove(FROM_BROWSERS);
        }
        check("", type, params);
    }

    private static void check(String path, Class<?> shape, ObjectNode params) {
        var fields = fields(shape);
        for (var param : params.properties()) {
            var name = path.isEmpty() ? param.getKey() : path + "[" + param.getKey() + "]";
            var field = fields.get(param.getKey());
            if (field == null) {
                throw ApiError.parameter("parameter_unknown", name, "Received unknown parameter: " + name);
            }
            check(name, field.getGenericType(), param.getValue());
        }
    }

    private static Map<String, Field> fields(Class<?> shape) {
        return FIELDS.computeIfAbsent(shape, ParamShape::readFields);
    }

    private static Map<String, Field> readFields(Class<?> shape) {
        return Stream.<Class<?>>iterate(shape, at -> at != null && at != Object.class, at -> at.getSuperclass())
                .flatMap(at -> Arrays.stream(at.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(SerializedName.class))
                .filter(field -> !"extraParams".equals(field.getName()))
                .collect(Collectors.toMap(
                        field -> field.getAnnotation(SerializedName.class).value(), Function.identity(), (a, _) -> a));
    }

    private static void check(String name, Type type, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            checkItems(name, generic, value);
        } else if (type instanceof Class<?> plain) {
            checkPlain(name, plain, value);
        }
    }

    private static void checkItems(String name, ParameterizedType type, JsonNode value) {
        if (!value.isContainer()) {
            throw ApiError.parameter(
                    "parameter_invalid_string_blank", name, "Invalid " + name + ": must be a list or a hash");
        }
        if (type.getRawType() == List.class) {
            value.forEach(item -> check(name, type.getActualTypeArguments()[0], item));
        }
    }

    private static void checkPlain(String name, Class<?> type, JsonNode value) {
        if (type == Long.class && !value.asString("").matches("-?\\d+")) {
            throw ApiError.parameter("parameter_invalid_integer", name, "Invalid integer: " + value.asString(""));
        }
        if (type == Boolean.class && !value.asString("").matches("true|false")) {
            throw ApiError.parameter("parameter_invalid", name, "Invalid boolean: " + value.asString(""));
        }
        if (type == String.class) {
            checkText(name, value);
        }
        if (type.isEnum() && enumValues(type).noneMatch(value.asString("")::equals)) {
            throw ApiError.parameter("parameter_invalid", name, "Invalid " + name + ": " + value.asString(""));
        }
        if (isNested(type)) {
            checkNested(name, type, value);
        }
    }

    private static void checkText(String name, JsonNode value) {
        if (value.isContainer()) {
            throw ApiError.parameter("parameter_invalid", name, "Invalid string: " + name);
        }
        if (value.asString("").isEmpty()) {
            throw ApiError.parameter("parameter_invalid_empty", name, "You passed an empty string for '" + name + "'.");
        }
    }

    private static Stream<String> enumValues(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(field -> field.getAnnotation(SerializedName.class))
                .filter(named -> named != null)
                .map(SerializedName::value);
    }

    private static boolean isNested(Class<?> type) {
        return type.getName().startsWith("com.stripe.param.") && !type.isEnum();
    }

    private static void checkNested(String name, Class<?> type, JsonNode value) {
        if (!(value instanceof ObjectNode nested)) {
            throw ApiError.parameter("parameter_invalid", name, "Invalid hash: " + name);
        }
        check(name, type, nested);
    }
}
