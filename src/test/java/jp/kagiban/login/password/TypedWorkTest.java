package jp.kagiban.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kagiban.login.factor.CodeCheck;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.shared.SearchText;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What anybody can type costs no more the longer it is: twice the length is not four times the work. */
class TypedWorkTest {

    /** Two marks that belong the other way round: what takes the normaliser longest. */
    private static final String MARKS = "\u0301\u0327";

    private static final int LENGTH = 20_000;
    private static final long NOISE = 20_000_000;

    static Stream<Named<Consumer<String>>> fields() {
        PasswordRules rules = new PasswordRules(new CommonPasswords(new ByteArrayResource(new byte[0])));
        PasswordEncoder encoder = new CheapPasswords().cheapPasswordEncoder();
        String hash = encoder.encode("a password");
        return Stream.of(
                Named.of("address of a login, a sign-up or a reset", EmailAddress::canonical),
                Named.of("new password", rules::check),
                Named.of("password of a login", typed -> encoder.matches(typed, hash)),
                Named.of("code of a second factor", CodeCheck::plain),
                Named.of("search", SearchText::fold));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void twiceTheMarksAreNotFourTimesTheWork(Consumer<String> field) {
        field.accept("x");
        long once = nanosOfWork(() -> field.accept(MARKS.repeat(LENGTH)));
        long twice = nanosOfWork(() -> field.accept(MARKS.repeat(2 * LENGTH)));
        assertThat(twice).isLessThan(3 * once + NOISE);
    }

    /** Of this thread alone, so that a busy machine changes nothing. */
    private static long nanosOfWork(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
