package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.kit.Finder.Find;
import jp.kagiban.kit.RowTable;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.CareChange;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopCares;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.testing.WrittenRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person in charge and tags: on a shop's page, in the list of shops, in its file and in the search. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopCareTest extends ShopScreens {

    @Autowired
    ShopCares cares;

    @Autowired
    ShopFinder finder;

    @Autowired
    Merchants merchants;

    @Autowired
    TenantScope tenants;

    @Autowired
    JdbcClient db;

    private MemberId me;
    private MemberId sato;
    private ShopId first;
    private ShopId second;

    @BeforeEach
    void twoShops() {
        me = member.id();
        sato = merchants.colleague(tenants.current(), "佐藤 一郎", Role.MANAGER);
        first = shopInUse("本店", "shop-a", key(1), FAR);
        second = shopInUse("支店", "shop-b", key(2), FAR);
    }

    private void put(ShopId shop, MemberId member, String... tags) {
        assertThat(cares.change(Set.of(shop), new CareChange(true, member, List.of(tags), List.of()), me))
                .isEmpty();
    }

    private ShopCare care(ShopId shop) {
        return cares.all().getOrDefault(shop, ShopCare.NONE);
    }

    private void open(String query) {
        UI.getCurrent().navigate(ShopsView.class, QueryParameters.fromString(query));
        page();
    }

    @SuppressWarnings("unchecked")
    private RowTable<ShopLine> table() {
        return find(RowTable.class).single();
    }

    private List<String> names() {
        return WrittenRows.texts(table(), "th a");
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String label) {
        return find(Select.class).withPropertyValue(Select::getLabel, label).single();
    }

    private TagsField tags(String label) {
        return find(TagsField.class)
                .withPropertyValue(TagsField::getLabel, label)
                .single();
    }

    @Test
    void membersOfTheSameNameAreToldApartByTheirAddress() {
        MemberId other = merchants.colleague(tenants.current(), "佐藤 一郎", Role.MANAGER);
        put(first, sato);
        put(second, other);
        String name = care(first).name();
        assertThat(name)
                .matches("佐藤 一郎 colleague\\d+@example.jp")
                .isNotEqualTo(care(second).name());
        assertThat(cares.people().get(me)).doesNotContain("@");
        navigate("shops/" + first, ShopView.class);
        assertThat(this.<MemberId>select("担当する人").getItemLabelGenerator().apply(sato))
                .isEqualTo(name);
        open("");
        assertThat(this.<MemberId>select("担当する人").getItemLabelGenerator().apply(sato))
                .isEqualTo(name);
        assertThat(page()).contains(name, care(second).name());
    }

    @Test
    void aShopsPageSavesBoth() {
        navigate("shops/" + first, ShopView.class);
        assertThat(select("担当する人").getEmptySelectionCaption()).isEqualTo("担当なし");
        this.<MemberId>select("担当する人").setValue(sato);
        tags("タグ").setValue(Set.of("直営"));
        press("担当とタグを保存");
        assertThat(page()).contains("担当する人とタグを保存しました。");
        assertThat(care(first)).isEqualTo(new ShopCare(sato, "佐藤 一郎", List.of("直営")));
        navigate("shops/" + first, ShopView.class);
        assertThat(this.<MemberId>select("担当する人").getValue()).isEqualTo(sato);
        assertThat(tags("タグ").getValue()).containsExactly("直営");
    }

    @Test
    void whatIsRefusedIsSaidBesideItsField() {
        navigate("shops/" + first, ShopView.class);
        tags("タグ").setValue(Set.of("1", "2", "3", "4", "5", "6"));
        press("担当とタグを保存");
        assertThat(tags("タグ").getErrorMessage()).isEqualTo("タグは1店舗に5つまでです。「本店」のタグを減らしてください。");
        assertThat(care(first)).isEqualTo(ShopCare.NONE);
    }

    @Test
    void aChangeKeepsWhatOthersHaveChangedMeanwhile() {
        navigate("shops/" + first, ShopView.class);
        put(first, sato, "直営");
        tags("タグ").setValue(Set.of("楽天"));
        press("担当とタグを保存");
        assertThat(care(first)).isEqualTo(new ShopCare(sato, "佐藤 一郎", List.of("楽天", "直営")));
    }

    @Test
    void aRowNamesBothAndFollows() {
        open("");
        assertThat(WrittenRows.texts(table(), ".kb-shop-care")).isEmpty();
        elsewhereInCompany(() -> put(first, sato, "直営", "Outlet"));
        follows(() -> assertThat(WrittenRows.texts(table(), ".kb-shop-care")).containsExactly("佐藤 一郎 #Outlet #直営"));
    }

    private void elsewhereInCompany(Runnable task) {
        TenantId tenant = tenants.current();
        elsewhere(() -> {
            tenants.run(tenant, task);
            return true;
        });
    }

    @Test
    void theListIsFilteredByBothAndTheAddressSaysSo() {
        put(first, sato, "直営");
        put(second, null, "直営");
        open("in-charge=" + sato + "&tag=%E7%9B%B4%E5%96%B6");
        assertThat(names()).containsExactly("本店");
        assertThat(select("担当する人").getValue()).isEqualTo(sato);
        assertThat(select("タグ").getValue()).isEqualTo("直営");
        test(this.<MemberId>select("担当する人")).selectItem("担当なし");
        assertThat(names()).containsExactly("支店");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .contains("in-charge=" + ShopChoice.NOBODY, "tag=");
        open("tag=%E7%9B%B4%E5%96%B6");
        assertThat(select("担当する人").getEmptySelectionCaption()).isEqualTo("担当：すべて");
        assertThat(names()).hasSize(2);
    }

    @Test
    void withoutPeopleAndTagsThereAreNoFiltersForThem() {
        open("");
        assertThat(find(Select.class).all()).extracting(Select::getLabel).containsExactly("表示する店舗", "並べ替え");
    }

    @Test
    void theSearchFindsShopsByBoth() {
        put(first, sato, "直営店");
        open("q=佐藤");
        assertThat(names()).containsExactly("本店");
        open("q=直営");
        assertThat(names()).containsExactly("本店");
        assertThat(finder.find(UI.getCurrent(), "佐藤 直営", 5).finds())
                .extracting(Find::href)
                .containsExactly("shops/" + first);
    }

    private void choose(String... shops) {
        WrittenRows.of(table()).stream()
                .filter(row -> List.of(shops).contains(row.selectFirst("th a").text()))
                .forEach(row -> WrittenRows.tick(table(), row, true));
        press("担当・タグ");
    }

    @Test
    void chosenShopsAreChangedTogether() {
        put(first, null, "直営", "旧");
        open("");
        choose("本店", "支店");
        assertThat(page()).contains("2店舗をまとめて変更します。");
        Select<Optional<MemberId>> person =
                find(Select.class, find(Dialog.class).single()).single();
        person.setValue(Optional.of(sato));
        tags("付けるタグ").setValue(Set.of("楽天"));
        tags("外すタグ").setValue(Set.of("旧"));
        press("変更する");
        assertThat(find(Dialog.class).exists()).isFalse();
        assertThat(care(first)).isEqualTo(new ShopCare(sato, "佐藤 一郎", List.of("楽天", "直営")));
        assertThat(care(second)).isEqualTo(new ShopCare(sato, "佐藤 一郎", List.of("楽天")));
    }

    @Test
    void onlyTagsThatShopsHaveCanBeRemoved() {
        put(first, null, "旧");
        open("");
        choose("本店");
        ComponentUtil.fireEvent(tags("外すタグ"), new CustomValueSetEvent<>(tags("外すタグ"), true, "新"));
        assertThat(tags("外すタグ").getValue()).isEmpty();
    }

    @Test
    void aFieldKeepsOnlySoManyNewTagsHoweverManyAreSent() {
        open("");
        choose("本店");
        TagsField field = tags("付けるタグ");
        for (int n = 0; n < 3 * TagsField.MOST_NEW; n++) {
            ComponentUtil.fireEvent(field, new CustomValueSetEvent<>(field, true, "新" + n));
            field.clear();
        }
        assertThat(field.getListDataView().getItemCount()).isEqualTo(TagsField.MOST_NEW);
        assertThat(field.isInvalid()).isTrue();
    }

    @Test
    void whatIsNotChosenStaysAndNothingAtAllIsNoChange() {
        put(first, sato, "直営");
        open("");
        choose("本店");
        press("変更する");
        assertThat(page()).contains("1店舗をまとめて変更します。");
        tags("付けるタグ").setValue(Set.of("楽天"));
        press("変更する");
        assertThat(care(first)).isEqualTo(new ShopCare(sato, "佐藤 一郎", List.of("楽天", "直営")));
    }

    @Test
    void theFileHoldsBoth() {
        put(first, sato, "直営", "=1+1");
        open("tag=直営");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        press("一覧のCSV");
        test(find(Anchor.class).withText("ダウンロード").single()).download(file);
        assertThat(file.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).endsWith(",担当する人,タグ"))
                .anySatisfy(line -> assertThat(line).endsWith(",佐藤 一郎,'=1+1、直営"));
    }

    @Test
    void viewersSeeBothAndChangeNeither() {
        put(first, sato, "直営");
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(tenants.current()), Column.of(member.id()))
                .update();
        navigate("shops/" + first, ShopView.class);
        assertThat(page()).contains("担当する人", "佐藤 一郎", "直営");
        assertThat(offers("担当とタグを保存")).isFalse();
        open("");
        assertThat(WrittenRows.texts(table(), ".kb-shop-care")).containsExactly("佐藤 一郎 #直営");
        WrittenRows.tickAll(table(), true);
        assertThat(offers("担当・タグ")).isFalse();
        navigate("shops/" + second, ShopView.class);
        assertThat(page()).doesNotContain("担当とタグ");
    }
}
