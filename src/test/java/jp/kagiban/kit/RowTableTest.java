package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.kagiban.kit.RowTable.Column;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.testing.WrittenRows;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class RowTableTest extends BrowserlessTest {

    private final List<String> sorted = new ArrayList<>();
    private final List<String> drawn = new ArrayList<>();
    private final RowTable<Fruit> table = new RowTable<>(
            "果物", List.of(new Column("name", "名前", true), new Column("state", "状態", false)), new Rows(), sorted::add);

    private record Fruit(String id, String name) {}

    private final class Rows implements RowTable.Rows<Fruit> {

        @Override
        public String id(Fruit row) {
            return row.id();
        }

        @Override
        public String box(Fruit row) {
            return row.name() + "を選ぶ";
        }

        @Override
        public List<Component> cells(Fruit row) {
            drawn.add(row.id());
            return List.of(new Anchor("fruit/" + row.id(), row.name()), new KeyBadge(Severity.QUIET, "熟"));
        }
    }

    private static Fruit fruit(int n) {
        return new Fruit("f" + n, "梨" + n);
    }

    private static List<Fruit> fruits(int count) {
        return IntStream.range(0, count).mapToObj(RowTableTest::fruit).toList();
    }

    private List<Element> rows() {
        return table.getElement().getChild(1).getChildren().toList();
    }

    @Test
    void aRowIsReadAsARowOfATable() {
        table.show(fruits(1));
        assertThat(WrittenRows.of(table).getFirst().outerHtml())
                .contains("<th data-column=\"name\" scope=\"row\">", "<a href=\"fruit/f0\">梨0</a>")
                .contains("data-label=\"状態\"", "熟", "data-icon=\"clock\"", "aria-label=\"梨0を選ぶ\"");
    }

    @Test
    void eachCellHasAHeader() {
        UI.getCurrent().setLocale(Locale.JAPANESE);
        RowTable<String> one = new RowTable<>("", List.of(new Column("deed", "操作", false)), new Deeds(), _ -> {});
        assertThat(Jsoup.parse(one.getElement().getOuterHTML()).select("th[scope=col]"))
                .extracting(org.jsoup.nodes.Element::text)
                .containsExactly("表示中をすべて選ぶ", "操作");
    }

    @Test
    void whatOthersHaveNamedIsAText() {
        table.show(List.of(new Fruit("x", "<img src=x onerror=alert(1)>\"'&amp; 一つ")));
        assertThat(WrittenRows.texts(table, "img")).isEmpty();
        assertThat(WrittenRows.of(table).getFirst().selectFirst("a").wholeText())
                .isEqualTo("<img src=x onerror=alert(1)>\"'&amp; 一つ");
        assertThat(WrittenRows.of(table).getFirst().selectFirst("input").attr("aria-label"))
                .startsWith("<img src=x onerror=alert(1)>\"'&amp;");
    }

    @Test
    void aRowIsOneNodeHoweverMuchItTells() {
        table.show(fruits(500));
        assertThat(rows())
                .hasSize(500)
                .allSatisfy(row -> assertThat(row.getChildCount()).isZero());
    }

    @Test
    void onlyWhatHasChangedIsDrawnAnew() {
        table.show(fruits(3));
        List<Element> before = rows();
        drawn.clear();
        table.show(List.of(fruit(0), new Fruit("f1", "桃"), fruit(2)));
        assertThat(drawn).containsExactly("f1");
        assertThat(rows()).isEqualTo(before);
        assertThat(WrittenRows.texts(table, "a")).containsExactly("梨0", "桃", "梨2");
    }

    @Test
    void anotherOrderMovesTheSameRows() {
        table.show(fruits(3));
        List<Element> before = rows();
        table.show(fruits(3).reversed());
        assertThat(rows()).isEqualTo(before.reversed());
        table.show(fruits(1));
        assertThat(rows()).containsExactly(before.getFirst());
    }

    @Test
    void aHeaderTellsByWhatIsSorted() {
        UI.getCurrent().add(table);
        test(find(NativeButton.class).single()).click();
        assertThat(sorted).containsExactly("name");
        table.sortedBy("name", true);
        assertThat(table.getElement().getOuterHTML()).contains("aria-sort=\"descending\"");
        table.sortedBy("state", false);
        assertThat(table.getElement().getOuterHTML()).doesNotContain("aria-sort");
    }

    @Test
    void whatIsChosenStaysChosenOutOfSight() {
        table.onChoice(() -> {});
        table.show(fruits(3));
        WrittenRows.tick(table, WrittenRows.of(table).get(1), true);
        table.show(fruits(1));
        assertThat(table.chosen()).containsExactly("f1");
        table.show(fruits(3));
        WrittenRows.tick(table, WrittenRows.of(table).get(1), false);
        assertThat(table.chosen()).isEmpty();
    }

    @Test
    void theBoxOfTheHeadChoosesWhatIsShown() {
        table.onChoice(() -> {});
        table.show(fruits(3));
        table.choose(List.of("f9"));
        WrittenRows.tickAll(table, true);
        assertThat(table.chosen()).containsExactlyInAnyOrder("f0", "f1", "f2", "f9");
        WrittenRows.tickAll(table, false);
        assertThat(table.chosen()).containsExactly("f9");
    }

    @Test
    void aRowThatIsNotThereCanNotBeChosen() {
        table.onChoice(() -> {});
        table.show(fruits(2));
        org.jsoup.nodes.Element gone = WrittenRows.of(table).get(1);
        table.show(fruits(1));
        WrittenRows.tick(table, gone, true);
        assertThat(table.chosen()).isEmpty();
    }

    @Test
    void theButtonOfARowIsTold() {
        List<String> pressed = new ArrayList<>();
        RowTable<String> deeds = new RowTable<>("", List.of(new Column("deed", "", false)), new Deeds(), _ -> {});
        deeds.onDeed(pressed::add);
        deeds.show(List.of("a", "b"));
        WrittenRows.press(deeds, WrittenRows.of(deeds).get(1));
        assertThat(pressed).containsExactly("b");
    }

    private static final class Deeds implements RowTable.Rows<String> {

        @Override
        public String id(String row) {
            return row;
        }

        @Override
        public String box(String row) {
            return row;
        }

        @Override
        public List<Component> cells(String row) {
            return List.of(RowTable.deed(new Span("更新")));
        }
    }
}
