package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.TestAlarms;
import jp.kagiban.vault.VaultAlarms;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code vault …} on the server's own shell. */
@Tag("slow-on-mysql")
@DatabaseTest
class VaultCommandsTest {

    @Autowired
    Commands commands;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    Merchants merchants;

    @Autowired
    Tenancies tenancies;

    @Autowired
    VaultAlarms alarms;

    @Autowired
    SettableClock clock;

    private Answer vault(String word) {
        return commands.run(List.of("vault", word));
    }

    private void bringToItsEnd() {
        jobs.runDue();
        clock.advance(Duration.ofMinutes(3));
        jobs.runDue();
    }

    @Test
    void aRotationIsBegunToldAndBroughtToItsEndByThePortal() {
        Answer begun = vault("rotate");
        assertThat(begun.done()).isTrue();
        assertThat(begun.text()).contains("Back up what holds it now", "waits until each node");
        bringToItsEnd();
        assertThat(vault("status").text())
                .contains("has retired: it wraps nothing any more")
                .doesNotContain("waits");
    }

    @Test
    void whileOneIsOnItsWayAnotherIsRefused() {
        vault("rotate");
        assertThat(vault("rotate").done()).isFalse();
        assertThat(vault("rewrap").done()).isTrue();
        bringToItsEnd();
        assertThat(vault("status").text()).doesNotContain("ends:");
    }

    @Test
    void theDoctorLooksAtEveryKey() {
        Answer answer = vault("doctor");
        assertThat(answer.text()).contains("The KEKs are those of this database.", ", 0 of which can't be unwrapped.");
        assertThat(answer.done()).isTrue();
    }

    @Test
    void aCompanyWithoutSecretsGetsNoKey() {
        Answer nothing =
                commands.run(List.of("vault", "rotate-tenant", UUID.randomUUID().toString()));
        assertThat(nothing.done()).isFalse();
        assertThat(nothing.text()).startsWith("Nothing has changed");
    }

    @Test
    void whatIsNoIdIsToldWhereIdsStand() {
        assertThat(Commands.known(List.of("vault", "rotate-tenant", "佐藤商店"))).isTrue();
        Answer odd = commands.run(List.of("vault", "rotate-tenant", "佐藤商店"));
        assertThat(odd.text()).contains("'佐藤商店' is no id of a company", "/operator");
    }

    @Test
    void whatIsMissingToADeletedCompanysCertificateIsTold() {
        assertThat(vault("shred").text()).contains("Out of use for as long as backups are kept: KEKs up to 0");
        assertThat(commands.run(List.of("vault", "shred", "drop")).text()).startsWith("Nothing has changed");
        assertThat(commands.run(List.of("vault", "shred", "attest", "1", "0")).text())
                .startsWith("Nothing has changed");
    }

    @Test
    void anAttestationNamesItsKeysInNumbers() {
        assertThat(Commands.known(List.of("vault", "shred", "attest", "1", "0")))
                .isTrue();
        assertThat(Commands.known(List.of("vault", "shred", "attest", "all", "0")))
                .isFalse();
        assertThat(Commands.known(List.of("vault", "shred", "attest"))).isFalse();
    }

    @Test
    void aFileIsNamedFromWhereTheCommandIsTyped() {
        String here = Path.of("key.pem").toAbsolutePath().toString();
        assertThat(Commands.withAbsolutePaths(List.of("vault", "recover", "key.pem", "--without-the-rest")))
                .containsExactly("vault", "recover", here, "--without-the-rest");
        assertThat(Commands.withAbsolutePaths(List.of("backup", "key.pem"))).containsExactly("backup", here);
        assertThat(Commands.withAbsolutePaths(List.of("vault", "status"))).containsExactly("vault", "status");
    }

    @Test
    void whatIsNoPublicKeyIsRefused() {
        assertThat(commands.run(List.of("vault", "recovery-key", "AAAA")).done())
                .isFalse();
        assertThat(vault("status").text()).contains("There is no recovery key");
    }

    @Test
    void theLedgerIsComparedOrTakenForRight() {
        assertThat(commands.run(List.of("vault", "ledger", "accept")).done()).isTrue();
        assertThat(vault("ledger").text()).startsWith("The ledger of each company is as the portal has left it");
    }

    @Test
    void otherWordsBehindLedgerAreUnknown() {
        assertThat(Commands.known(List.of("vault", "ledger", "burn"))).isFalse();
    }

    @Test
    void alarmsThatNobodyHasNotedAreToldWithTheState() {
        TestAlarms.raise(alarms, Kind.SECRET_CHANGED, TenantId.next());
        assertThat(vault("status").text()).contains("Alarms that nobody has noted: ");
    }

    @Test
    void otherWordsAreToldWhichThereAre() {
        assertThat(vault("open").text()).startsWith("There is no command 'vault open'.");
        assertThat(commands.run(List.of("vault")).text()).startsWith("There is no command 'vault'.");
        assertThat(Commands.known(List.of("vault", "status", "more"))).isFalse();
    }
}
