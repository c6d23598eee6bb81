package jp.kagiban.shop.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.bulk.TableLook.Row;
import jp.kagiban.shop.bulk.TableLook.Stored;
import jp.kagiban.shop.bulk.TableLook.Table;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Problem.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class BulkRegistrationTest {

    @Autowired
    Merchant merchant;

    @Autowired
    Merchant otherMerchant;

    @Autowired
    BulkRegistration bulk;

    @Autowired
    FakeRms rms;

    @BeforeEach
    void rmsKnowsNothing() {
        rms.forget();
    }

    private static String row(int n) {
        return "店%d,shop-%d,SP6000%02d_secret%02d,SL6000%02d_first%02d".formatted(n, n, n, n, n, n);
    }

    private TableLook look(String... rows) {
        return merchant.in(() -> bulk.look(String.join("\r\n", rows), Set.of()));
    }

    private TableLook register(String... rows) {
        return merchant.in(() -> bulk.register(String.join("\r\n", rows), Set.of(), merchant.member));
    }

    private static List<Kind> kinds(TableLook look) {
        return ((Table) look).problems().stream().map(Problem::kind).toList();
    }

    private List<String> names() {
        return merchant.statuses().stream().map(ShopStatus::name).toList();
    }

    @Test
    void allShopsOfATableAreStoredWithTheirKeys() {
        String[] rows =
                IntStream.range(0, 50).mapToObj(BulkRegistrationTest::row).toArray(String[]::new);
        assertThat(((Stored) register(rows)).keys()).hasSize(50);
        assertThat(merchant.statuses())
                .hasSize(50)
                .allSatisfy(shop -> assertThat(shop.waiting()).isNotNull());
    }

    @Test
    void oneRowThatIsRefusedKeepsAllOut() {
        assertThat(register(row(1), row(2).replace("shop-2", "店"), row(3))).isInstanceOf(Table.class);
        assertThat(names()).isEmpty();
    }

    /** It comes out only once keys are compared, when the rows before are stored already. */
    @Test
    void aKeyOfAnotherShopOfTheCompanyKeepsAllOut() {
        register("本店,honten,SP600003_secret03,SL600003_first03");
        assertThat(kinds(look(row(1), row(2), row(3)))).isEmpty();
        assertThat(kinds(register(row(1), row(2), row(3)))).containsExactly(Kind.KEY_AT_ANOTHER_SHOP);
        assertThat(names()).containsExactly("本店");
    }

    @Test
    void aRowMayStandInTheTableOnce() {
        assertThat(kinds(look(row(1), row(2), row(1)))).containsExactly(Kind.TWICE, Kind.TWICE);
        assertThat(kinds(register(row(1), row(2), row(1)))).isNotEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void aHeadingTellsWhichColumnIsWhich() {
        String heading = "備考\tLicenseKey\tServiceSecret\tショップURL\tショップ名";
        String shop = "x\tSL600001_first01\tSP600001_secret01\thttps://www.rakuten.co.jp/shop-1/\t本店";
        assertThat(((Table) look(heading, shop)).rows())
                .containsExactly(new Row(2, "本店", "shop-1", "st01", List.of(), List.of()));
    }

    @Test
    void columnsInAnotherOrderAreToldAndNoSecretIsShown() {
        Table table = (Table) look("SP600001_secret01,SL600001_first01,本店,shop-1");
        assertThat(kinds(table)).contains(Kind.A_SECRET, Kind.FOREIGN_LETTERS);
        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row.name() + row.code()).isEmpty());
        assertThat(table.toString()).doesNotContain("secret01", "first01");
    }

    @Test
    void whatIsMissingOrWrongIsSaidOfItsRow() {
        Table table = (Table) look(row(1), "2号店,nigou", "3号店,sangou,SL600003_first03,SP600003_secret03");
        assertThat(table.rows().get(0).problems()).isEmpty();
        assertThat(table.rows().get(1).problems()).extracting(Problem::kind).containsExactly(Kind.EMPTY, Kind.EMPTY);
        assertThat(table.rows().get(2).problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.SWAPPED, Kind.SWAPPED);
    }

    @Test
    void aWarningIsAcceptedForTheWholeTable() {
        String other = "店2,shop-2,SP600001_secret01,SL600002_first02";
        assertThat(kinds(register(row(1), other))).containsExactly(Kind.DIFFERENT_NUMBERS);
        assertThat(names()).isEmpty();
        Set<Kind> accepted = EnumSet.of(Kind.DIFFERENT_NUMBERS);
        assertThat(merchant.in(() -> bulk.register(row(1) + "\n" + other, accepted, merchant.member)))
                .isInstanceOf(Stored.class);
    }

    @Test
    void fullWidthLettersAreMendedAndThatIsSaid() {
        Table table = (Table) look("店1,shop-1,ＳＰ６００００１＿ａｂ,SL600001_first01");
        assertThat(table.problems()).isEmpty();
        assertThat(table.rows().getFirst().mended())
                .hasSize(1)
                .allSatisfy(mended -> assertThat(mended.how()).containsExactly(Normalization.FULL_WIDTH));
    }

    @Test
    void theShopsOfOthersAreNotInTheWay() {
        otherMerchant.in(() -> bulk.register(row(1), Set.of(), otherMerchant.member));
        assertThat(register(row(1))).isInstanceOf(Stored.class);
        assertThat(otherMerchant.statuses()).hasSize(1);
    }

    @Test
    void whatIsTooLongOrTooManyOrEmptyIsTold() {
        String many = IntStream.rangeClosed(0, BulkRegistration.MOST)
                .mapToObj(n -> "店" + n)
                .collect(Collectors.joining("\n"));
        assertThat(look("x".repeat(PastedText.LONGEST + 1))).isEqualTo(new TableLook.TooLong(PastedText.LONGEST));
        assertThat(look(many)).isEqualTo(new TableLook.TooMany(BulkRegistration.MOST, BulkRegistration.MOST + 1));
        assertThat(look("", " , ", "店舗名,ショップURL")).isEqualTo(new TableLook.Nothing());
    }
}
