package jp.kagiban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.SpentShare;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A history leaves the portal, and its reader finds by themselves whether it is whole. */
@Tag("slow-on-mysql")
@DatabaseTest
class HistoryProofTest {

    private static final Verifier VERIFIER = new Verifier();

    @Autowired
    SpentShare spent;

    @Autowired
    HistoryProof proof;

    @Autowired
    AuditTrail trail;

    @Autowired
    HistoryKeeper keeper;

    @Autowired
    SealRule rule;

    @Autowired
    Anchors anchors;

    @Autowired
    AnchorSigner macs;

    @Autowired
    HistorySigner signer;

    @Autowired
    Chains chains;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    SettableClock clock;

    @TempDir
    Path folder;

    private final TenantId tenant = TenantId.next();
    private Path key;

    @BeforeEach
    void tenEntriesAndASeal() throws IOException {
        record(10);
        clock.advance(Duration.ofDays(1));
        keeper.run();
        record(3);
        key = Files.writeString(folder.resolve("key.pem"), proof.publicKey());
    }

    @AfterEach
    void backToTheStart() {
        clock.set(SettableClock.START);
        rule.begin();
    }

    private void record(int many) {
        for (int i = 0; i < many; i++) {
            scope.run(
                    tenant,
                    () -> trail.recordApart(AuditRecord.of(Action.SHOP_CHANGED)
                            .on(Subject.shop(ShopId.next(), "傘の店 & \"co\""))
                            .counting(7)));
        }
    }

    private Path written(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        scope.run(tenant, () -> write(bytes));
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private void write(ByteArrayOutputStream bytes) {
        try {
            proof.ofCompany(() -> {}, MemberId.next(), bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String says(Path... files) {
        return VERIFIER.says(clock.instant(), files);
    }

    /** The file as it would be if somebody had worked on its lines. */
    private String afterwards(UnaryOperator<String> work) throws IOException {
        Path file = written("forged");
        Files.writeString(file, work.apply(Files.readString(file)));
        return says(file, key);
    }

    private void forge(String sql, Object... values) {
        scope.run(
                tenant,
                () -> db.sql(sql + " WHERE tenant_id = ? AND seq = 4")
                        .params(values)
                        .param(Column.of(tenant))
                        .update());
    }

    @Test
    void aWholeHistoryIsWhole() throws IOException {
        assertThat(says(written("file"), key))
                .startsWith("0 WHOLE: entries 1 to 13 of " + tenant)
                .contains("with 2 seals.");
    }

    @Test
    void thatItWasWrittenStandsInTheNextOne() throws IOException {
        Path earlier = written("earlier");
        assertThat(says(written("later"), key, earlier)).startsWith("0 WHOLE: entries 1 to 14");
    }

    @Test
    void anEntryThatWasChangedInTheDatabaseIsNamed() throws IOException {
        forge("UPDATE audit_entry SET details = ?", "KEY=9999");
        assertThat(says(written("file"), key))
                .contains("1 BROKEN: ", "entry 4 says something else than when it was written");
    }

    @Test
    void anEntryThatIsMissingIsNamed() throws IOException {
        forge("DELETE FROM audit_entry");
        assertThat(says(written("file"), key)).contains("1 BROKEN: ", "entry 4 is missing");
    }

    @Test
    void aFileThatBreaksOffIsFound() throws IOException {
        assertThat(afterwards(text -> text.substring(0, text.indexOf("end ")))).contains("there is no end");
    }

    @Test
    void soIsOneThatWasCutAtItsEnd() throws IOException {
        assertThat(afterwards(text -> text.replaceAll("entry 13 .*\n", "")))
                .contains("it ends elsewhere than its end says");
    }

    /** Whoever can write the database, and has no key. */
    @Test
    void aHistoryThatWasWrittenAnewGetsNoSignature() throws IOException {
        forge("UPDATE audit_entry SET details = ?", "KEY=9999");
        assertThat(Files.readString(written("file")))
                .contains("broken 4 CHANGED")
                .doesNotContain("end ");
    }

    @Test
    void soDoesOneWhoseSealsWereTakenAway() throws IOException {
        scope.run(
                tenant,
                () -> db.sql("DELETE FROM audit_anchor WHERE tenant_id = ?")
                        .param(Column.of(tenant))
                        .update());
        assertThat(says(written("file"), key)).startsWith("1 BROKEN").contains("the portal itself found");
    }

    @Test
    void whoWritesItAnewLacksTheSignature() throws IOException {
        assertThat(afterwards(text -> text.replaceAll("(?m)^(seal 10 .*)....$", "$1AAAA")))
                .startsWith("1 BROKEN");
        assertThat(afterwards(text -> text.replaceAll("(?m)^(end .*)....$", "$1AAAA")))
                .startsWith("1 BROKEN");
    }

    @Test
    void anotherPortalsKeyFitsNothing() throws IOException {
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n");
        assertThat(says(written("file"), key)).contains("isn't signed with this key");
    }

    @Test
    void whatIsOlderThanFourHundredDaysMayBeGoneBehindASignature() throws IOException {
        Path earlier = written("earlier");
        pass400Days();
        Path later = written("later");
        assertThat(says(later, key)).startsWith("0 WHOLE: entries 11 to 16");
        assertThat(says(later, key, earlier)).startsWith("0 WHOLE: entries 11 to 16");
        assertThat(afterwards(text -> text.replaceAll("(?m)^seal 10 CUT .*\n", "")))
                .contains("entry 11 doesn't follow the one before");
    }

    private void pass400Days() {
        clock.advance(Duration.ofDays(399));
        rule.begin();
        record(2);
        keeper.run();
        clock.advance(Duration.ofDays(1));
        keeper.run();
    }

    @Test
    void whatWasCutOffBeforeItsTimeIsNamedByAnEarlierFile() throws IOException {
        Path earlier = written("earlier");
        byte[] hash = scope.in(
                tenant,
                () -> db.sql("SELECT entry_hash FROM audit_entry WHERE tenant_id = ? AND seq = 6")
                        .param(Column.of(tenant))
                        .query(byte[].class)
                        .single());
        scope.run(tenant, () -> anchors.set(tenant, Anchor.Kind.CUT, 6, hash, 6));
        scope.run(tenant, () -> chains.removeUpTo(tenant, 6));
        assertThat(says(written("later"), key)).startsWith("0 WHOLE: entries 7 to");
        assertThat(says(written("again"), key, earlier)).contains("entry 1 was cut off before its time");
    }

    @Test
    void nothingIsCutOffThatIsNotAsItWasRecorded() {
        forge("UPDATE audit_entry SET details = ?", "KEY=9999");
        pass400Days();
        assertThat(scope.in(tenant, () -> chains.after(tenant, 0, 1).getFirst().seq()))
                .isEqualTo(1);
    }

    /** Those who run the portal can sign what they like. */
    private String signed(Anchor.Kind kind, long seq, Instant at) {
        byte[] hash = scope.in(
                tenant, () -> chains.after(tenant, seq - 1, 1).getFirst().hash());
        byte[] signature = signer.sign(HistoryProof.sealBytes(tenant, kind, seq, hash, at, 0));
        return "seal " + seq + " " + kind + " " + HistoryProof.micros(at) + " 0 "
                + HexFormat.of().formatHex(hash) + " "
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature) + "\n";
    }

    private String withSeal(Anchor.Kind kind, long seq, Instant at) throws IOException {
        String seal = signed(kind, seq, at);
        return afterwards(text -> text.replaceFirst("(?m)^entry ", seal + "entry "));
    }

    @Test
    void aCutFromTheFutureIsNamed() throws IOException {
        Path earlier = written("earlier");
        String cut = signed(Anchor.Kind.CUT, 6, Instant.parse("2100-01-01T00:00:00Z"));
        Path forged = written("forged");
        Files.writeString(
                forged,
                Files.readString(forged)
                        .replaceAll("(?m)^entry [1-6] .*\n", "")
                        .replaceFirst("(?m)^entry ", cut + "entry "));
        assertThat(says(forged, key, earlier))
                .startsWith("1 BROKEN")
                .contains("the seal at entry 6 is later than the end");
    }

    @Test
    void aFileFromTheFutureIsNamed() throws IOException {
        Path file = written("file");
        Instant now = clock.instant();
        assertThat(VERIFIER.says(now.minus(Duration.ofHours(23)), file, key)).startsWith("0 WHOLE");
        assertThat(VERIFIER.says(now.minus(Duration.ofHours(25)), file, key))
                .startsWith("1 BROKEN")
                .contains("its end lies in the future");
    }

    @Test
    void sealsFallByTenMinutesAtMost() throws IOException {
        Instant sealed = clock.instant();
        assertThat(withSeal(Anchor.Kind.SEAL, 12, sealed.minus(Duration.ofMinutes(10))))
                .startsWith("0 WHOLE");
        assertThat(withSeal(Anchor.Kind.SEAL, 12, sealed.minus(Duration.ofMinutes(11))))
                .startsWith("1 BROKEN")
                .contains("the seal at entry 12 is earlier than one before");
    }

    @Test
    void fallsOfSealsDontAddUp() throws IOException {
        record(1);
        Instant sealed = clock.instant();
        StringBuilder seals = new StringBuilder();
        for (int seq = 1; seq <= 14; seq++) {
            Instant at = sealed.minus(Duration.ofMinutes(9L * seq));
            seals.append(signed(Anchor.Kind.SEAL, seq, at));
        }
        assertThat(afterwards(text -> text.replaceFirst("(?m)^seal (.*\n)*?(?=entry )", seals.toString())))
                .startsWith("1 BROKEN")
                .contains("is earlier than one before");
    }

    @Test
    void thePortalSignsNoEndBehindASealFromTheFuture() throws IOException {
        Clock ahead = Clock.offset(clock, Duration.ofMinutes(11));
        scope.run(tenant, () -> new Anchors(db, macs, ahead).set(tenant, Anchor.Kind.SEAL, 13, last().hash(), 0));
        assertThat(says(written("file"), key)).startsWith("1 BROKEN").contains("entry 13 to be wrong (MISDATED)");
    }

    @Test
    void aNodeWhoseClockIsALittleAheadBreaksNoFile() throws IOException {
        Clock ahead = Clock.offset(clock, Duration.ofMinutes(9));
        scope.run(tenant, () -> new Anchors(db, macs, ahead).set(tenant, Anchor.Kind.SEAL, 13, last().hash(), 0));
        assertThat(says(written("file"), key)).startsWith("0 WHOLE");
    }

    private Link last() {
        return chains.after(tenant, 12, 1).getFirst();
    }

    @Test
    void afterAClockThatWasAheadTheFileIsWholeAgainOnTheNextDay() throws IOException {
        Instant right = clock.instant();
        clock.advance(Duration.ofDays(40));
        rule.begin();
        keeper.run();
        clock.set(right);
        assertThat(says(written("misdated"), key)).startsWith("1 BROKEN");
        keeper.run();
        clock.advance(Duration.ofDays(1));
        keeper.run();
        assertThat(says(written("file"), key)).startsWith("0 WHOLE");
    }

    @Test
    void anEarlierFileOfAnotherHistoryDoesNotFit() throws IOException {
        Path earlier = written("earlier");
        String forged = Files.readString(earlier).replaceFirst("owner .*", "owner " + Ids.next());
        assertThat(says(written("later"), key, Files.writeString(earlier, forged)))
                .startsWith("1 BROKEN");
    }

    @Test
    void whoMayNoLongerReadItGetsNoFurther() {
        assertThatIllegalStateException()
                .isThrownBy(() -> scope.run(
                        tenant,
                        () -> write(() -> {
                            throw new IllegalStateException("not any more");
                        })))
                .withMessage("not any more");
    }

    private void write(Runnable before) {
        try {
            proof.ofCompany(before, MemberId.next(), new ByteArrayOutputStream());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void withoutAFileItTellsHowItIsUsed() {
        assertThat(says()).isEqualTo("2 Usage: java Verify.java FILE KEY.pem [EARLIER-FILE]");
    }

    @Test
    void whoHasDoneTooMuchGetsNone() {
        spent.refuses(member -> proof.ofCompany(() -> {}, member, new ByteArrayOutputStream()));
    }
}
