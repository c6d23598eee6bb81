package jp.kagiban.mall;

import java.util.List;
import java.util.function.Function;

/**
 * The closed set of answers to a call that returns data.
 *
 * @param <T> the data
 */
public sealed interface MallReply<T> {

    /** Status 200 and readable data. */
    record Ok<T>(T value) implements MallReply<T> {}

    /**
     * The mall accepts the key but refuses the parameters, and would refuse them again.
     *
     * @param messages at least one, each an error
     */
    record BadRequest<T>(List<MallMessage> messages) implements MallReply<T> {

        public BadRequest {
            messages = List.copyOf(messages);
        }

        /** The mall's codes, in the mall's order. */
        public List<String> codes() {
            return messages.stream().map(MallMessage::code).toList();
        }
    }

    /**
     * Any other answer.
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

    /** Maps the value if there is one. */
    default <R> MallReply<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T> ok -> new Ok<>(change.apply(ok.value()));
            case BadRequest<T> bad -> new BadRequest<>(bad.messages());
            case Failed<T> failed -> new Failed<>(failed.outcome());
        };
    }
}
