package jp.kagiban.rms;

import java.util.List;
import java.util.function.Function;

/**
 * What RMS answered to a call that brings something back: a closed set.
 *
 * @param <T> what was asked for
 */
public sealed interface RmsReply<T> {

    /** 200, and the answer could be read. */
    record Ok<T>(T value) implements RmsReply<T> {}

    /**
     * 400 from the order API itself: RMS knows the key and does not like the parameters, the same ones would be refused again.
     *
     * @param messages at least one, each an error
     */
    record BadRequest<T>(List<RmsMessage> messages) implements RmsReply<T> {

        public BadRequest {
            messages = List.copyOf(messages);
        }

        /** RMS's codes in its order, such as {@code ORDER_EXT_API_SEARCH_ORDER_ERROR_011}. */
        public List<String> codes() {
            return messages.stream().map(RmsMessage::code).toList();
        }
    }

    /**
     * All else.
     *
     * @param outcome never {@link RmsOutcome.Valid}
     */
    record Failed<T>(RmsOutcome outcome) implements RmsReply<T> {

        public Failed {
            if (outcome instanceof RmsOutcome.Valid) {
                throw new IllegalArgumentException("A valid answer is no failure");
            }
        }
    }

    /** The same reply with another value, where it has one. */
    default <R> RmsReply<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T> ok -> new Ok<>(change.apply(ok.value()));
            case BadRequest<T> bad -> new BadRequest<>(bad.messages());
            case Failed<T> failed -> new Failed<>(failed.outcome());
        };
    }
}
