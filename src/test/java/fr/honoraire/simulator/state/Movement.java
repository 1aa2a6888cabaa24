package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One movement of money on an account, to be written into the ledger. */
record Movement(
        String type,
        String category,
        long amount,
        long stripeFee,
        long applicationFee,
        String source,
        long created,
        long availableOn) {

    /** A movement without fees, available at once. */
    static Movement of(String type, String category, long amount, String source, long now) {
        return new Movement(type, category, amount, 0, 0, source, now, now);
    }

    Movement stripeFee(long fee) {
        return new Movement(type, category, amount, fee, applicationFee, source, created, availableOn);
    }

    Movement applicationFee(long fee) {
        return new Movement(type, category, amount, stripeFee, fee, source, created, availableOn);
    }

    Movement availableOn(long available) {
        return new Movement(type, category, amount, stripeFee, applicationFee, source, created, available);
    }

    long fee() {
        return stripeFee + applicationFee;
    }

    /** Where the money comes from or goes to, beside the account's balance and the fees. */
    Books.Pocket otherSide() {
        return switch (type) {
            case "payout", "payout_failure" -> Books.Pocket.BANKS;
            case "application_fee", "application_fee_refund" -> Books.Pocket.FEES_UNDER_WAY;
            default -> Books.Pocket.CARDHOLDERS;
        };
    }

    List<ObjectNode> feeDetails() {
        var details = new ArrayList<ObjectNode>();
        if (applicationFee != 0) {
            details.add(detail(
                    applicationFee, ApplicationFees.APPLICATION, "Honoraire application fee", "application_fee"));
        }
        if (stripeFee != 0) {
            details.add(detail(stripeFee, null, "Stripe processing fees", "stripe_fee"));
        }
        return details;
    }

    private static ObjectNode detail(long amount, @Nullable String application, String description, String type) {
        return Json.object(
                "amount", amount,
                "application", application,
                "currency", "eur",
                "description", description,
                "type", type);
    }
}
