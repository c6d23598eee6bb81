package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.CareChange.Reason;
import jp.kagiban.shop.CareChange.Refused;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shops have a person in charge and tags. */
@ShopTest
class ShopCaresTest {

    @Autowired
    ShopCares cares;

    @Autowired
    ShopFormService forms;

    @Autowired
    ShopRecords records;

    @Autowired
    Merchants merchants;

    @Autowired
    Team team;

    @Autowired
    History history;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    private TenantId tenant;
    private MemberId owner;
    private MemberId sato;
    private ShopId first;
    private ShopId second;

    @BeforeEach
    void twoShops() {
        Merchants.Merchant yamada = merchants.open("山田商店");
        tenant = yamada.tenant();
        owner = yamada.owner();
        sato = merchants.colleague(tenant, "佐藤 一郎", Role.VIEWER);
        first = shop(1);
        second = shop(2);
    }

    private ShopId shop(int n) {
        return ((Saving.Saved) scope.in(
                        tenant, () -> forms.register(Merchant.form(n + "号店", "shop-" + n, Merchant.key(n)), owner)))
                .shop();
    }

    private Optional<Refused> change(Collection<ShopId> shops, CareChange change) {
        return scope.in(tenant, () -> cares.change(shops, change, owner));
    }

    private Optional<Refused> put(MemberId member, ShopId... shops) {
        return change(List.of(shops), new CareChange(true, member, List.of(), List.of()));
    }

    private Optional<Refused> tag(ShopId shop, String... tags) {
        return change(Set.of(shop), new CareChange(false, null, List.of(tags), List.of()));
    }

    private ShopCare care(ShopId shop) {
        return scope.in(tenant, cares::all).getOrDefault(shop, ShopCare.NONE);
    }

    private List<Entry> entries() {
        return scope.in(tenant, () -> history.page(HistoryFilter.NONE, 0, 100));
    }

    @Test
    void manyShopsAreChangedAtOnceAndKeepTheRest() {
        tag(first, "直営");
        put(sato, first);
        CareChange change = new CareChange(false, null, List.of("楽天"), List.of("直営"));
        assertThat(change(List.of(first, second), change)).isEmpty();
        assertThat(care(first)).isEqualTo(new ShopCare(sato, "佐藤 一郎", List.of("楽天")));
        assertThat(care(second)).isEqualTo(new ShopCare(null, "", List.of("楽天")));
    }

    @Test
    void nobodyIsInChargeAgain() {
        put(sato, first, second);
        put(null, first);
        assertThat(care(first)).isEqualTo(ShopCare.NONE);
        assertThat(care(second).inCharge()).isEqualTo(sato);
    }

    @Test
    void whoLeavesTheCompanyIsInChargeOfNothing() {
        put(sato, first, second);
        tag(first, "直営");
        scope.in(tenant, () -> team.remove(sato));
        merchants.join(tenant, sato, Role.MANAGER);
        assertThat(care(first)).isEqualTo(new ShopCare(null, "", List.of("直営")));
        assertThat(care(second)).isEqualTo(ShopCare.NONE);
    }

    @Test
    void nobodyElseThanAMemberIsInCharge() {
        MemberId stranger = merchants.open("佐藤商店").owner();
        assertThat(put(stranger, first)).contains(new Refused(Reason.MEMBER_GONE, ""));
        assertThat(care(first)).isEqualTo(ShopCare.NONE);
    }

    @Test
    void aTagIsALineWithoutBlanksAroundIt() {
        tag(first, "\u3000 直\n営\u202E ", " ", "\u200B");
        assertThat(care(first).tags()).containsExactly("直 営");
    }

    @Test
    void tagsThatDifferByCaseAreTheSame() {
        tag(first, "Outlet");
        tag(second, "OUTLET");
        assertThat(care(second).tags()).containsExactly("Outlet");
        change(List.of(first), new CareChange(false, null, List.of(), List.of("outlet")));
        assertThat(care(first).tags()).isEmpty();
    }

    @Test
    void theOnlyShopWithATagCanWriteItInAnotherCase() {
        tag(first, "outlet");
        change(Set.of(first), CareChange.between(care(first), null, Set.of("Outlet")));
        assertThat(care(first).tags()).containsExactly("Outlet");
    }

    @Test
    void aTagHasTwentyCharacters() {
        assertThat(tag(first, "😀".repeat(20), "あ".repeat(20), "b", "c", "d")).isEmpty();
        assertThat(care(first).tags()).hasSize(5).contains("😀".repeat(20));
        assertThat(tag(second, "あ".repeat(21))).contains(new Refused(Reason.TAG_TOO_LONG, "あ".repeat(21)));
    }

    @Test
    void aShopHasFiveTagsAndAllShopsOfAChangeOrNoneAreChanged() {
        tag(second, "a", "b", "c", "d", "e");
        CareChange sixth = new CareChange(true, sato, List.of("f"), List.of());
        assertThat(change(List.of(first, second), sixth)).contains(new Refused(Reason.TOO_MANY_OF_SHOP, "2号店"));
        assertThat(care(first)).isEqualTo(ShopCare.NONE);
    }

    @Test
    void aCompanyHasThirtyTags() {
        List<ShopId> shops = new ArrayList<>(List.of(first, second));
        IntStream.range(3, 8).forEach(n -> shops.add(shop(n)));
        for (int at = 0; at < 6; at++) {
            int from = at;
            tag(
                    shops.get(at),
                    IntStream.range(0, 5).mapToObj(n -> "tag " + from + n).toArray(String[]::new));
        }
        assertThat(tag(shops.get(6), "one more")).contains(new Refused(Reason.TOO_MANY_OF_COMPANY, ""));
        assertThat(tag(shops.get(6), "tag 00")).isEmpty();
    }

    @Test
    void theHistoryTellsOfBoth() {
        put(sato, first);
        tag(first, "直営");
        tag(first, "直営");
        assertThat(entries().subList(0, 2)).extracting(Entry::code).containsOnly("SHOP_CHANGED");
        assertThat(entries().getFirst().details())
                .containsOnly(Map.entry(Detail.FIELDS, "TAGS"), Map.entry(Detail.TAGS, "#直営"));
        assertThat(entries().get(1).details())
                .containsEntry(Detail.FIELDS, "IN_CHARGE")
                .containsEntry(Detail.IN_CHARGE, sato.toString());
        assertThat(entries().get(2).code()).isEqualTo("KEY_ENTERED");
    }

    @Test
    void aShopTakesItsTagsWithIt() {
        tag(first, "直営");
        scope.in(tenant, () -> records.delete(first, owner));
        assertThat(scope.in(
                        tenant,
                        () -> db.sql("SELECT COUNT(*) FROM shop_care WHERE tenant_id = ?")
                                .param(Column.of(tenant))
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void noOtherCompanySeesOrChangesThem() {
        tag(first, "直営");
        TenantId other = merchants.open("佐藤商店").tenant();
        assertThat(scope.in(other, cares::all)).isEmpty();
        scope.in(
                other, () -> cares.change(Set.of(first), new CareChange(false, null, List.of(), List.of("直営")), owner));
        assertThat(care(first).tags()).containsExactly("直営");
    }
}
