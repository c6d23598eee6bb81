package jp.kagiban.mall;

import java.util.List;
import java.util.function.Function;

/**
 * What a mall answered to a call that brings something back: a closed set.
 *
 * @param <T> what was asked for
 */
public sealed interface MallReply<T> {

    /** 200, and the answer could be read. */
    record Ok<T>(T value) implements MallReply<T> {}

    /**
     * The mall knows the key and doesn't like the parameters: the same ones would be refused again.
     *
     * @param messages at least one, each an error
     */
    record BadRequest<T>(List<MallMessage> messages) implements MallReply<T> {

        public BadRequest {
            messages = List.copyOf(messages);
        }

        /** The mall's codes, in its order. */
        public List<String> codes() {
            return messages.stream().map(MallMessage::code).toList();
        }
    }

    /**
     * All else.
     *
     * @param outcome never {@link MallOutcome.Valid}
     */
    record Failed<T>(MallOutcome outcome) implements MallReply<T> {

        public Failed {
            if (outcome instanceof MallOutcome.Valid) {
                throw new IllegalArgumentException("A valid answer is no failure");
            }
        }
    }

    /** The same reply with another value, where it has one. */
    default <R> MallReply<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T> ok -> new Ok<>(change.apply(ok.value()));
            case BadRequest<T> bad -> new BadRequest<>(bad.messages());
            case Failed<T> failed -> new Failed<>(failed.outcome());
        };
    }
}
