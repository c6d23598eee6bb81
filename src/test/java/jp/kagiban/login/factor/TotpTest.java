package jp.kagiban.login.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 6238, appendix B, for SHA-1, and of RFC 4226, appendix D. */
class TotpTest {

    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59,94287082",
        "1111111109,07081804",
        "1111111111,14050471",
        "1234567890,89005924",
        "2000000000,69279037",
        "20000000000,65353130"
    })
    void theCodesAreThoseOfRfc6238(long second, String code) {
        assertThat(Totp.code(SEED, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0,755224",
        "1,287082",
        "2,359152",
        "3,969429",
        "4,338314",
        "5,254676",
        "6,287922",
        "7,162583",
        "8,399871",
        "9,520489"
    })
    void sixDigitsAreThoseOfRfc4226(long counter, String code) {
        assertThat(Totp.code(SEED, counter)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-60,false", "-30,true", "0,true", "30,true", "60,false"})
    void aCodeIsTakenOneStepEarlyOrLate(int seconds, boolean taken) {
        Instant now = Instant.ofEpochSecond(1234567890);
        String code = Totp.code(SEED, Totp.step(now.plusSeconds(seconds)));
        assertThat(Totp.stepOf(SEED, code, now).isPresent()).isEqualTo(taken);
    }

    @Test
    void theStepOfACodeIsTold() {
        Instant now = Instant.ofEpochSecond(1234567890);
        assertThat(Totp.stepOf(SEED, Totp.code(SEED, Totp.step(now) + 1), now)).hasValue(Totp.step(now) + 1);
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "1234567", "abcdef"})
    void whatIsNoCodeIsRefused(String typed) {
        assertThat(Totp.stepOf(SEED, typed, Instant.ofEpochSecond(59))).isEmpty();
    }
}
