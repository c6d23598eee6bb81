package jp.kagiban.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import jp.kagiban.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "169.254.169.254",
                "168.63.129.16",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255"
            })
    void closedAddressesOfVersionFour(String address) throws Exception {
        assertThat(includes(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "2002:808:808::1", "3fff::1",
                "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1"
            })
    void closedAddressesOfVersionSix(String address) throws Exception {
        assertThat(includes(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "168.63.129.15",
                "168.63.129.17",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2400:4050::1",
                "64:ff9b::101:101"
            })
    void publicAddresses(String address) throws Exception {
        assertThat(includes(address)).isTrue();
    }

    @Test
    void theOperatorOpensANetwork() throws Exception {
        assertThat(includes("10.1.2.3", "10.1.2.0/24:443")).isTrue();
        assertThat(includes("10.1.3.3", "10.1.2.0/24:443")).isFalse();
        assertThat(includes("fd00::7", "[fd00::]/64:443", "10.0.0.1:443")).isTrue();
        assertThat(includes("fd00::7", "[fd00::7]:443")).isTrue();
        assertThat(includes("64:ff9b::a01:203", "10.1.2.0/24:443")).isTrue();
    }

    @Test
    void onlyAtThePortThatIsNamed() throws Exception {
        assertThat(includes("10.1.2.3", "10.1.2.0/24:8443")).isFalse();
        assertThat(includes("fd00::7", "[fd00::]/8:8443", "10.1.2.0/24:443")).isFalse();
        assertThat(includes("10.1.2.3", "10.1.2.0/24:8443", "10.1.2.3:443")).isTrue();
    }

    @Test
    void theOperatorOpensAHost() throws Exception {
        assertThat(includes("10.1.2.3", "Chat.example.internal:443")).isTrue();
        assertThat(includes("10.1.2.3", "chat.example.internal:8443")).isFalse();
        assertThat(includes("10.1.2.3", "example.internal:443")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.0/24", "chat.example.internal", "fd00::/8", "fd00::1:8443", "[fd00::1]"})
    void anEntryWithoutAPortStopsTheStart(String portless) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new EgressSettings(List.of("10.0.0.0/8:443", portless)))
                .withMessage("KAGIBAN_EGRESS_ALLOW names no port: " + portless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1:22", "10.0.0.1:0", "10.0.0.1:65536", "chat.example.internal:80"})
    void anAddressWithAPortThatIsNeverCalledIsRefused(String odd) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new EgressSettings(List.of(odd)))
                .withMessageEndingWith(": " + odd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33:443",
                "10.1/8:443",
                "[fd00::]/129:443",
                "*:443",
                "10.0.0.0/x:443",
                "999.1.1.1:443",
                "[:::]:443",
                "[10.0.0.1]:443",
                "https://chat.example.internal:443"
            })
    void whatIsNoNetworkStopsTheStart(String odd) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new EgressSettings(List.of("10.0.0.0/8:443", odd)))
                .withMessage("KAGIBAN_EGRESS_ALLOW has no host or network: " + odd);
    }

    private static boolean includes(String address, String... allowed) throws UnknownHostException {
        return new ReachableAddresses(new EgressSettings(List.of(allowed)))
                .include("chat.example.internal", InetAddress.getByName(address), 443);
    }
}
