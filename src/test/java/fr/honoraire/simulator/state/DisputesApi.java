package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a practitioner or his platform answers a dispute: with evidence, or by giving in. */
final class DisputesApi {

    /** What Stripe's test mode takes as the text that decides a dispute. */
    private static final String WINS = "winning_evidence";

    private static final String LOSES = "losing_evidence";
    private static final String ESCALATES = "escalate_inquiry_evidence";

    private final Disputes disputes;
    private final Events events;

    DisputesApi(Disputes disputes, Events events) {
        this.disputes = disputes;
        this.events = events;
    }

    ObjectNode read(ApiRequest request) {
        return disputes.get(PaymentIntents.account(request), request.pathPart(0));
    }

    ObjectNode update(ApiRequest request) {
        var account = PaymentIntents.account(request);
        var dispute = read(request);
        var metadata = Metadata.merge(
                Json.child(dispute, "metadata").deepCopy(), request.params().get("metadata"));
        var evidence = request.params().path("evidence");
        var submits =
                !"false".equals(request.text("submit")) && (evidence.isObject() || request.text("submit") != null);
        if (submits || evidence.isObject()) {
            checkAnswerable(dispute);
        }
        var before = Json.object(
                "evidence", dispute.get("evidence").deepCopy(),
                "evidence_details", dispute.get("evidence_details").deepCopy(),
                "metadata", dispute.get("metadata").deepCopy(),
                "status", dispute.get("status"));
        dispute.set("metadata", metadata);
        stage(dispute, evidence);
        if (submits) {
            submit(dispute);
        }
        before.properties().stream()
                .filter(field -> field.getValue().equals(dispute.get(field.getKey())))
                .map(field -> field.getKey())
                .toList()
                .forEach(before::remove);
        events.emit(account, "charge.dispute.updated", dispute, before);
        if (submits) {
            decide(account, dispute);
        }
        return dispute;
    }

    private static void checkAnswerable(ObjectNode dispute) {
        var details = dispute.path("evidence_details");
        if (Disputes.isClosed(dispute)
                || Json.number(details, "submission_count") > 0
                || details.path("past_due").asBoolean(false)) {
            throw ApiError.invalid(
                    null, "This dispute does not take evidence any more: it is " + Json.text(dispute, "status") + ".");
        }
    }

    private static void stage(ObjectNode dispute, JsonNode given) {
        var evidence = Json.child(dispute, "evidence");
        for (var piece : given.properties()) {
            if (NewDispute.EVIDENCE.contains(piece.getKey())) {
                var text = piece.getValue().asString("");
                evidence.put(piece.getKey(), text.isEmpty() ? null : text);
            }
        }
        var has = NewDispute.EVIDENCE.stream().anyMatch(name -> Json.text(evidence, name) != null);
        Json.child(dispute, "evidence_details").put("has_evidence", has);
    }

    private static void submit(ObjectNode dispute) {
        var details = Json.child(dispute, "evidence_details");
        details.put("submission_count", Json.number(details, "submission_count") + 1);
        details.put("past_due", false);
        dispute.put("status", Disputes.isInquiry(dispute) ? "warning_under_review" : "under_review");
    }

    /** As in Stripe's test mode, a word in the evidence may decide at once. */
    private void decide(String account, ObjectNode dispute) {
        var id = Json.required(dispute, "id");
        switch (Json.text(dispute.path("evidence"), "uncategorized_text")) {
            case WINS -> disputes.close(account, id, true);
            case LOSES -> disputes.close(account, id, false);
            case ESCALATES -> {
                if (Disputes.isInquiry(dispute)) {
                    disputes.escalate(account, id);
                }
            }
            case null, default -> {}
        }
    }

    /** Giving in: the dispute is lost. */
    ObjectNode close(ApiRequest request) {
        var dispute = read(request);
        if (!"needs_response".equals(Json.text(dispute, "status"))) {
            throw ApiError.invalid(null, "This dispute cannot be closed: it is " + Json.text(dispute, "status") + ".");
        }
        return disputes.close(PaymentIntents.account(request), Json.required(dispute, "id"), false);
    }
}
