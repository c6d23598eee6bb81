package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedForTest {

    private final ForwardedFor forwarded = proxies("10.0.0.0/8", "2001:db8::/32");

    @ParameterizedTest
    @CsvSource({"10.1.2.3,true", "2001:db8::7,true", "11.0.0.1,false", "127.0.0.1,false", "proxy.example,false"})
    void onlyTheNamedNetworksAreTrusted(String address, boolean trusted) {
        assertThat(forwarded.trusts(address)).isEqualTo(trusted);
    }

    @Test
    void withoutASettingNobodyIs() {
        assertThat(proxies().trusts("127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "198.51.100.9, 203.0.113.7 | 203.0.113.7",
                "198.51.100.9, 203.0.113.7, 10.0.0.2 | 203.0.113.7",
                "1.2.3.4, 2001:dead::1 | 2001:dead::1"
            })
    void theClientIsTheLastThatIsNoProxyOfOurs(String header, String client) {
        assertThat(forwarded.client(header)).contains(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.2",
                "",
                "evil",
                "<script>",
                "203.0.113.7, unknown",
                "face",
                "::::",
                "1.2.3",
                "1234567",
                "999.1.1.1"
            })
    void whatIsNoAddressIsNotTaken(String header) {
        assertThat(forwarded.client(header)).isEmpty();
    }

    @Test
    void aNetworkThatIsNoneStopsTheStart() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> proxies("10.0.0.0/99x"))
                .withMessageContaining("KAGIBAN_TRUSTED_PROXIES");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,203.0.113.7",
        "2001:db8:1:2:3:4:5:6,20010db800010002",
        "2001:db8:1:2::,20010db800010002",
        "-,-"
    })
    void anIpv6NetworkIsCountedTogether(String address, String prefix) {
        assertThat(ClientAddress.prefix(address)).isEqualTo(prefix);
    }

    private static ForwardedFor proxies(String... networks) {
        return new ForwardedFor(new WebSettings(null, List.of(networks), null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.0",
        "::ffff:203.0.113.7, 203.0.113.0",
        "2001:db8:1:2::7, 20010db80001",
        "2001:db8:1:ff00::7, 20010db80001",
        "-, -"
    })
    void whatOneMayHaveManyOfIsOneNetwork(String address, String network) {
        assertThat(ClientAddress.network(address)).isEqualTo(network);
    }
}
