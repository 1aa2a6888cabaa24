package fr.honoraire.simulator.state;

import com.google.gson.annotations.SerializedName;
import com.stripe.model.EventDataClassLookup;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollectionInterface;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts objects in the place of their ids where a call asks for it; the SDK's types say where that can be. */
final class Expansion {

    private static final int DEEPEST = 4;
    private static final Map<Class<?>, Map<String, Type>> FIELDS = new ConcurrentHashMap<>();

    private final Store store;
    private final UnaryOperator<ObjectNode> refresh;

    /** Finds objects in the store; {@code refresh} brings those up to date that the clock alone changes. */
    Expansion(Store store, UnaryOperator<ObjectNode> refresh) {
        this.store = store;
        this.refresh = refresh;
    }

    /** Expands in the answer, which is a copy already. */
    ObjectNode apply(ApiRequest request, ObjectNode answer) {
        var account = PaymentIntents.account(request);
        for (var path : request.texts("expand")) {
            var steps = List.of(path.split("\\.", -1));
            var isList = "list".equals(Json.text(answer, "object"));
            if (steps.size() - (isList ? 1 : 0) > DEEPEST) {
                throw ApiError.invalid(null, "You cannot expand more than 4 levels of a property. Property: " + path);
            }
            if (isList && !"data".equals(steps.getFirst())) {
                throw impossible(path);
            }
            expand(account, answer, null, steps, path);
        }
        return answer;
    }

    private void expand(String account, @Nullable JsonNode node, @Nullable Type type, List<String> steps, String path) {
        if (node != null && node.isArray()) {
            node.forEach(item -> expand(account, item, item(type), steps, path));
        } else if (node instanceof ObjectNode object && !steps.isEmpty()) {
            expandField(account, object, type, steps, path);
        }
    }

    private void expandField(String account, ObjectNode object, @Nullable Type type, List<String> steps, String path) {
        var name = steps.getFirst();
        var fields = fields(object, type);
        var field = fields.map(known -> known.get(name)).orElse(null);
        var isLast = steps.size() == 1;
        if (fields.isPresent() && (field == null || (isLast && !isExpandable(field)))) {
            throw impossible(path);
        }
        var value = object.get(name);
        if (value != null && value.isString()) {
            var found = find(account, value.asString());
            if (found != null) {
                object.set(name, refresh.apply(found).deepCopy());
            }
        } else if ("refunds".equals(name) && value == null) {
            object.set(name, refunds(object));
        }
        expand(account, object.get(name), field, steps.subList(1, steps.size()), path);
    }

    /** The platform's fees are its own, but named on the practitioner's charges. */
    private @Nullable ObjectNode find(String account, String id) {
        return id.startsWith("fee_") ? store.any(Store.PLATFORM, id) : store.any(account, id);
    }

    private ObjectNode refunds(ObjectNode charge) {
        var id = Json.required(charge, "id");
        var refunds =
                store.under(id, "refund").stream().map(ObjectNode::deepCopy).toList();
        return Json.object(
                "object",
                "list",
                "data",
                Json.array(refunds),
                "has_more",
                false,
                "url",
                "/v1/charges/" + id + "/refunds");
    }

    private static Optional<Map<String, Type>> fields(ObjectNode object, @Nullable Type type) {
        var named = EventDataClassLookup.classLookup.get(String.valueOf(Json.text(object, "object")));
        var shape = named == null && type instanceof Class<?> plain ? plain : named;
        return Optional.ofNullable(shape).map(known -> FIELDS.computeIfAbsent(known, Expansion::readFields));
    }

    private static Map<String, Type> readFields(Class<?> shape) {
        return Arrays.stream(shape.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(SerializedName.class))
                .collect(Collectors.toMap(
                        field -> field.getAnnotation(SerializedName.class).value(),
                        Field::getGenericType,
                        (a, _) -> a));
    }

    private static boolean isExpandable(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                generic.getRawType() == ExpandableField.class || isExpandable(generic.getActualTypeArguments()[0]);
            case Class<?> plain -> StripeCollectionInterface.class.isAssignableFrom(plain);
            default -> false;
        };
    }

    private static @Nullable Type item(@Nullable Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : null;
    }

    private static ApiError impossible(String path) {
        return ApiError.invalid(null, "This property cannot be expanded (" + path + ").");
    }
}
