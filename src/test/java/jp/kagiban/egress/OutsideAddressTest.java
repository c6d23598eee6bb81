package jp.kagiban.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example",
                "http://hooks.example/",
                "ftp://hooks.example/",
                "https://",
                "https:///x",
                "https://me@hooks.example/",
                "https://me:pw@hooks.example/",
                "https://hooks.example:22/",
                "https://hooks.example:70000/",
                "https://hooks.example/#part",
                "https://hooks example/",
                "https://hooks.example/\r\nX: y",
                "javascript:alert(1)"
            })
    void whatCannotBeCalledIsNoAddress(String typed) {
        assertThat(OutsideAddress.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/a?b=c",
                "HTTPS://hooks.example",
                "https://hooks.example:8443/",
                "https://192.0.2.7/",
                "https://[2001:db8::1]:443/"
            })
    void whatIsCalledOverTlsIsAnAddress(String typed) {
        assertThat(OutsideAddress.read(" " + typed + "\n")).contains(URI.create(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example/, SCHEME",
        "hooks.example, SCHEME",
        "https:///x, HOST",
        "https://my_host/x, HOST",
        "https://me:pw@hooks.example/, USER_INFO",
        "https://hooks.example/#part, FRAGMENT",
        "https://hooks.example:22/, PORT",
        "https://hooks example/, CHARACTER"
    })
    void theWrongPartIsNamed(String typed, OutsideAddress.Fault fault) {
        assertThat(OutsideAddress.fault(typed)).contains(fault);
    }

    @Test
    void anAddressHasABound() {
        assertThat(OutsideAddress.read("https://hooks.example/" + "a".repeat(2000)))
                .isEmpty();
    }

    @Test
    void aReceiverAsksForSecondsOrUntilADate() {
        Instant now = Instant.parse("2026-11-27T12:00:00Z");
        assertThat(RetryAfter.read("120", now)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Fri, 27 Nov 2026 12:01:00 GMT", now)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.read("Fri, 27 Nov 2020 12:01:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("99999999999999999999", now)).contains(Duration.ofDays(1));
        assertThat(RetryAfter.read("soon", now)).isEmpty();
    }
}
