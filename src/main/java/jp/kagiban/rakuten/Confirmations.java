package jp.kagiban.rakuten;

import java.util.Comparator;
import java.util.List;
import jp.kagiban.mall.MallMessage;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderConfirmation;

/** Tells apart, order by order, what {@code confirmOrder} said. */
final class Confirmations {

    private static final String ERROR = "ERROR";

    private Confirmations() {}

    /** Whether faults of single orders come with 200 or with 400 is not told publicly; both are read alike. */
    static MallReply<List<OrderConfirmation>> of(MallReply<List<MallMessage>> reply, List<String> asked) {
        if (reply instanceof MallReply.BadRequest<List<MallMessage>> bad
                && bad.messages().stream().anyMatch(message -> message.orderNumber() != null)) {
            return new MallReply.Ok<>(each(bad.messages(), asked));
        }
        return reply.map(messages -> each(messages, asked));
    }

    private static List<OrderConfirmation> each(List<MallMessage> messages, List<String> asked) {
        return asked.stream().map(number -> one(messages, number)).toList();
    }

    /** An error outweighs whatever else was said. */
    private static OrderConfirmation one(List<MallMessage> messages, String number) {
        return messages.stream()
                .filter(message -> number.equals(message.orderNumber()))
                .min(Comparator.comparing(message -> !message.type().equals(ERROR)))
                .map(message -> new OrderConfirmation(
                        number, message.code(), message.text(), message.type().equals("INFO")))
                .orElseGet(() -> new OrderConfirmation(number, "", "", false));
    }
}
