package jp.kagiban.rakuten;

import java.util.Comparator;
import java.util.List;
import jp.kagiban.mall.MallMessage;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderConfirmation;

/** Splits the answer of {@code confirmOrder} into one result per order. */
final class Confirmations {

    private static final String ERROR = "ERROR";

    private Confirmations() {}

    /** Reads errors about single orders from both status 200 and 400. No public source says which status RMS uses. */
    static MallReply<List<OrderConfirmation>> of(MallReply<List<MallMessage>> reply, List<String> requested) {
        if (reply instanceof MallReply.BadRequest<List<MallMessage>> bad
                && bad.messages().stream().anyMatch(message -> message.orderNumber() != null)) {
            return new MallReply.Ok<>(resultOfEach(bad.messages(), requested));
        }
        return reply.map(messages -> resultOfEach(messages, requested));
    }

    private static List<OrderConfirmation> resultOfEach(List<MallMessage> messages, List<String> requested) {
        return requested.stream().map(number -> result(messages, number)).toList();
    }

    /** Prefers an error to other messages about the same order. */
    private static OrderConfirmation result(List<MallMessage> messages, String number) {
        return messages.stream()
                .filter(message -> number.equals(message.orderNumber()))
                .min(Comparator.comparing(message -> !message.type().equals(ERROR)))
                .map(message -> new OrderConfirmation(
                        number, message.code(), message.text(), message.type().equals("INFO")))
                .orElseGet(() -> new OrderConfirmation(number, "", "", false));
    }
}
