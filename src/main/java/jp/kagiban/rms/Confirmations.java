package jp.kagiban.rms;

import java.util.Comparator;
import java.util.List;

/** Tells apart, order by order, what {@code confirmOrder} said. */
final class Confirmations {

    private static final String ERROR = "ERROR";

    private Confirmations() {}

    /** Whether faults of single orders come with 200 or with 400 is not told publicly; both are read alike. */
    static RmsReply<List<OrderConfirmation>> of(RmsReply<List<RmsMessage>> reply, List<String> asked) {
        if (reply instanceof RmsReply.BadRequest<List<RmsMessage>> bad
                && bad.messages().stream().anyMatch(message -> message.orderNumber() != null)) {
            return new RmsReply.Ok<>(each(bad.messages(), asked));
        }
        return reply.map(messages -> each(messages, asked));
    }

    private static List<OrderConfirmation> each(List<RmsMessage> messages, List<String> asked) {
        return asked.stream().map(number -> one(messages, number)).toList();
    }

    /** An error outweighs whatever else was said. */
    private static OrderConfirmation one(List<RmsMessage> messages, String number) {
        return messages.stream()
                .filter(message -> number.equals(message.orderNumber()))
                .min(Comparator.comparing(message -> !message.type().equals(ERROR)))
                .map(message -> new OrderConfirmation(
                        number, message.code(), message.text(), message.type().equals("INFO")))
                .orElseGet(() -> new OrderConfirmation(number, "", "", false));
    }
}
