package jp.kagiban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.DatabaseTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a collector on another machine gets of the history. */
@Tag("slow-on-mysql")
@DatabaseTest
@TestPropertySource(properties = {"kagiban.history.log=on", "logging.level.kagiban.history=info"})
@ExtendWith(OutputCaptureExtension.class)
class HistoryLogTest {

    @Autowired
    AuditTrail trail;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    TransactionTemplate transaction;

    private final MemberId member = MemberId.next();

    private void record() {
        trail.recordInLoginSpace(AuditRecord.of(Action.LOGIN_REFUSED)
                .ended(Outcome.REFUSED)
                .by(Actor.nobody("192.0.2.7"))
                .on(new Subject(Subject.Kind.MEMBER, member.id(), "山田 花子"))
                .with(Detail.REASON, "x\nforged line"));
    }

    private static String line(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("kagiban.history"))
                .reduce((_, last) -> last)
                .map(line -> line.substring(line.indexOf('{')))
                .orElseThrow();
    }

    @Test
    void anEntryIsALineOfJsonWithItsPlaceAndItsHash(CapturedOutput output) {
        record();
        JsonNode line = JsonMapper.builder().build().readTree(line(output));
        Entry entry = history.page(HistoryFilter.NONE, 0, 1).getFirst();
        assertThat(line.get("chain").asString()).isEqualTo(LoginSpace.OWNER.toString());
        assertThat(line.get("seq").asLong()).isEqualTo(entry.seq());
        assertThat(line.get("at").asString()).isEqualTo(entry.at().toString());
        assertThat(line.get("action").asString()).isEqualTo("LOGIN_REFUSED");
        assertThat(line.get("address").asString()).isEqualTo("192.0.2.7");
        assertThat(line.get("subject").asString()).isEqualTo(member.toString());
        assertThat(line.get("hash").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void itNamesNobodyAndForgesNoLine(CapturedOutput output) {
        record();
        assertThat(line(output)).doesNotContain("山田").contains("x forged line");
        assertThat(output.getOut().lines()).noneMatch(line -> line.startsWith("forged"));
    }

    @Test
    void whatATransactionRecordsIsThereOnceItIsCommitted(CapturedOutput output) {
        transaction.executeWithoutResult(_ -> {
            record();
            assertThat(output.getOut()).doesNotContain("kagiban.history");
        });
        assertThat(line(output)).contains("LOGIN_REFUSED");
    }

    @Test
    void whatIsRolledBackIsNotThere(CapturedOutput output) {
        transaction.executeWithoutResult(status -> {
            record();
            status.setRollbackOnly();
        });
        assertThat(output.getOut()).doesNotContain("kagiban.history");
    }

    @Test
    void anythingButOnAndOffStopsTheStart() {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> new HistoryLogPolicy("yes"));
        assertThat(new HistoryLogPolicy("off").on()).isFalse();
    }
}
