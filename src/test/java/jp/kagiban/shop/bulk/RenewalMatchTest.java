package jp.kagiban.shop.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.mall.MallId;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.bulk.PastedKeys.PastedKey;
import jp.kagiban.shop.bulk.RenewalMatch.KeysOfShop;
import jp.kagiban.shop.bulk.RenewalRow.Kind;
import jp.kagiban.shop.bulk.RenewalRow.Target;
import jp.kagiban.testing.Minato;
import org.junit.jupiter.api.Test;

class RenewalMatchTest {

    private static final MallId RAKUTEN = RakutenAlone.mall().id();
    private static final KeysOfShop HONTEN = shop("本店", "111111", "old1", null);
    private static final KeysOfShop SECOND = shop("2号店", "222222", "old2", null);
    private static final KeysOfShop NEW = shop("新店", "", null, "wait");

    private static KeysOfShop shop(String name, String number, String inUse, String waiting) {
        return new KeysOfShop(ShopId.next(), name, RAKUTEN, number, inUse, waiting, true);
    }

    private static List<RenewalRow> rows(String pasted, KeysOfShop... shops) {
        List<PastedKey> keys =
                PastedKeys.read(pasted, List.of(RakutenAlone.mall())).keys();
        return RenewalMatch.of(keys, List.of(shops));
    }

    private static RenewalRow row(String pasted, KeysOfShop... shops) {
        return rows(pasted, shops).getFirst();
    }

    private static List<ShopId> targets(RenewalRow row) {
        return row.shops().stream().map(Target::shop).toList();
    }

    private static List<ShopId> ids(KeysOfShop... shops) {
        return Stream.of(shops).map(KeysOfShop::shop).toList();
    }

    @Test
    void aKeyGoesToTheShopWithItsNumber() {
        RenewalRow row = row("SL222222_newkey99", HONTEN, SECOND, NEW);
        assertThat(row.kind()).isEqualTo(Kind.READY);
        assertThat(targets(row)).isEqualTo(ids(SECOND));
        assertThat(row.lastFour()).isEqualTo("ey99");
    }

    @Test
    void anUnknownNumberIsForThoseShopsWhoseNumberIsNotKnown() {
        RenewalRow row = row("SL333333_newkey99", HONTEN, NEW);
        assertThat(row.kind()).isEqualTo(Kind.NUMBER_UNKNOWN);
        assertThat(targets(row)).isEqualTo(ids(NEW));
    }

    @Test
    void aShopWithoutWhatBelongsBesideAKeyIsNotOffered() {
        KeysOfShop bare = new KeysOfShop(ShopId.next(), "空の店", RAKUTEN, "", null, null, false);
        assertThat(row("SL333333_newkey99", HONTEN, bare).kind()).isEqualTo(Kind.NO_SHOP);
    }

    @Test
    void twoKeysWithOneNumberAreBothInDoubt() {
        List<RenewalRow> rows = rows("SL111111_newkey98\nSL111111_newkey99", HONTEN);
        assertThat(rows).extracting(RenewalRow::kind).containsExactly(Kind.NUMBER_TWICE, Kind.NUMBER_TWICE);
        assertThat(rows).allSatisfy(row -> assertThat(targets(row)).isEqualTo(ids(HONTEN)));
    }

    @Test
    void theKeyInUseBesideTheNewOneIsNoSecondKey() {
        assertThat(rows("本店,SL111111_xxxxold1,SL111111_newkey99", HONTEN))
                .extracting(RenewalRow::kind)
                .containsExactly(Kind.IN_USE, Kind.READY);
    }

    @Test
    void aKeyThatWaitsAlreadyIsToldFromAnotherOne() {
        KeysOfShop renewing = shop("更新中の店", "111111", "old1", "wait");
        assertThat(row("SL111111_xxxxwait", renewing).kind()).isEqualTo(Kind.WAITS_ALREADY);
        assertThat(row("SL111111_newkey99", renewing).kind()).isEqualTo(Kind.ANOTHER_WAITS);
    }

    @Test
    void whereTwoShopsHaveTheNumberOneIsChosen() {
        KeysOfShop again = shop("本店（別登録）", "111111", "old3", null);
        RenewalRow row = row("SL111111_newkey99", HONTEN, again);
        assertThat(row.kind()).isEqualTo(Kind.SHOPS_ALIKE);
        assertThat(targets(row)).isEqualTo(ids(HONTEN, again));
    }

    @Test
    void shopsOfOtherMallsHaveOtherKeys() {
        KeysOfShop elsewhere = new KeysOfShop(ShopId.next(), "港屋", Minato.ID, "111111", "old1", null, true);
        assertThat(row("SL111111_newkey99", elsewhere).kind()).isEqualTo(Kind.NO_SHOP);
    }

    @Test
    void whatCannotBeEnteredHoldsNoKey() {
        assertThat(rows("SL11111_newkey99\nSP111111_secret99", HONTEN))
                .allSatisfy(row -> assertThat(row.key()).isEmpty())
                .extracting(RenewalRow::kind)
                .containsExactly(Kind.UNREADABLE, Kind.OTHER_SECRET);
    }

    @Test
    void doubtsComeFirstAndElseTheOrderStays() {
        assertThat(rows("SL222222_newkey97\nSL111111_newkey98\nSL999999_newkey99", HONTEN, SECOND))
                .extracting(RenewalRow::lines)
                .containsExactly(List.of(3), List.of(1), List.of(2));
    }
}
