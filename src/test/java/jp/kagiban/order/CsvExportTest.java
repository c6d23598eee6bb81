package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.order.CsvExport.CsvForm;
import jp.kagiban.order.CsvExport.CsvRows;
import jp.kagiban.order.CsvExport.Extent;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.SpentShare;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrderTest
class CsvExportTest {

    @Autowired
    SpentShare spent;

    @Autowired
    Shopkeeper keeper;

    @Autowired
    CsvExport export;

    private final List<CsvExport.Progress> progress = new ArrayList<>();

    @BeforeEach
    void open() {
        keeper.open();
    }

    static final CsvExport.Words WORDS = new CsvExport.Words() {
        @Override
        public String column(CsvColumn column) {
            return column.name();
        }

        @Override
        public String state(int code) {
            return "s" + code;
        }

        @Override
        public String shop(ShopId shop) {
            return "楽天市場1号店";
        }
    };

    private byte[] file(OrderFilter filter, CsvEncoding encoding) {
        return file(filter, new CsvForm(CsvRows.ITEM, encoding));
    }

    private byte[] file(OrderFilter filter, CsvForm form) {
        return file(Extent.all(filter), form);
    }

    private byte[] file(Extent extent, CsvForm form) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        keeper.in(() -> export.write(extent, form, WORDS, keeper.member, out, progress::add));
        return out.toByteArray();
    }

    private static List<CSVRecord> records(String text) throws IOException {
        CSVFormat format =
                CSVFormat.EXCEL.builder().setHeader().setSkipHeaderRecord(true).get();
        return format.parse(new StringReader(text)).getRecords();
    }

    private List<CSVRecord> records(OrderFilter filter) throws IOException {
        String text = new String(file(filter, CsvEncoding.UTF_8), CsvEncoding.UTF_8.charset());
        assertThat(text).startsWith("\uFEFFNUMBER,");
        return records(text.substring(1));
    }

    @Test
    void everyOrderIsThereOnceTheNewestFirst() throws IOException {
        keeper.shelf().fill(450, keeper.now(), 700);
        keeper.fetch();
        assertThat(records(OrderFilter.NONE))
                .extracting(line -> line.get("NUMBER"))
                .containsExactlyElementsOf(keeper.numbers());
        assertThat(progress)
                .extracting(CsvExport.Progress::orders)
                .startsWith(50L, 100L)
                .endsWith(400L, 450L);
    }

    @Test
    void ordersOfOneSecondAreNotLostBetweenTwoParts() throws IOException {
        for (int i = 0; i < 250; i++) {
            keeper.shelf().put(new OrderJson(ScriptedOrders.Shelf.number(i), 700, keeper.now()));
        }
        keeper.fetch();
        assertThat(records(OrderFilter.NONE))
                .extracting(line -> line.get("NUMBER"))
                .hasSize(250)
                .doesNotHaveDuplicates();
    }

    @Test
    void theFilterHolds() throws IOException {
        keeper.shelf().fill(3, keeper.now(), 700);
        keeper.shelf()
                .put(new OrderJson(
                        "123456-20261120-0000000007", 100, keeper.now().minus(Duration.ofDays(5))));
        keeper.fetch();
        assertThat(records(new OrderFilter(null, 100, null, null, ""))).hasSize(1);
        assertThat(records(new OrderFilter(null, null, LocalDate.of(2026, 11, 25), null, "")))
                .hasSize(3);
    }

    @Test
    void selectedOrdersAreTheOnlyOnesAlsoOutsideOfTheFilter() throws IOException {
        keeper.shelf().fill(130, keeper.now(), 700);
        keeper.fetch();
        List<OrderRow> chosen = new ArrayList<>(keeper.rows().subList(0, 120));
        Collections.shuffle(chosen, new Random(1));
        Extent extent = new Extent(new OrderFilter(null, 100, null, null, ""), chosen);
        String text = new String(file(extent, new CsvForm(CsvRows.ITEM, CsvEncoding.UTF_8)), StandardCharsets.UTF_8);
        assertThat(records(text.substring(1)))
                .extracting(line -> line.get("NUMBER"))
                .containsExactlyElementsOf(keeper.numbers().subList(0, 120));
        assertThat(progress).extracting(CsvExport.Progress::orders).containsExactly(50L, 100L, 120L);
    }

    @Test
    void textsOfBuyersAreNoFormulas() throws IOException {
        keeper.shelf()
                .put(new OrderJson("123456-20261125-0000000001", 300, keeper.now())
                        .with("remarks", "=HYPERLINK(\"http://x\")\n二行目")
                        .with("OrdererModel", Map.of("familyName", "@試験", "firstName", "一郎")));
        keeper.fetch();
        CSVRecord line = records(OrderFilter.NONE).getFirst();
        assertThat(line.get("REMARKS")).isEqualTo("'=HYPERLINK(\"http://x\")\n二行目");
        assertThat(line.get("ORDERER")).isEqualTo("'@試験 一郎");
        assertThat(line.get("TOTAL")).isEqualTo("3500");
        assertThat(line.get("RECIPIENT")).isEqualTo("受取 花子");
    }

    @Test
    void anOrderOfTwoItemsHasTwoRowsOrOne() throws IOException {
        keeper.shelf().put(new OrderJson("123456-20261125-0000000001", 300, keeper.now()).withItems("=試験商品A", "試験商品B"));
        keeper.fetch();
        assertThat(records(OrderFilter.NONE))
                .extracting(line -> line.get("ITEM_NAME"))
                .containsExactly("'=試験商品A", "試験商品B");
        CSVRecord line = orders().getFirst();
        assertThat(line.get("ALL_UNITS")).isEqualTo("4");
        assertThat(line.get("RECIPIENTS")).isEqualTo("1");
        assertThat(line.get("RECIPIENT")).isEqualTo("受取 花子");
        assertThat(line.isMapped("ITEM_NAME")).isFalse();
    }

    @Test
    void oneRowAnOrderNeedsNoItemsAndNoDetails() throws IOException {
        keeper.shelf().fill(3, keeper.now(), 700);
        keeper.shelf().hide("123456-20261125-0000000001");
        keeper.fetch();
        assertThat(orders()).extracting(line -> line.get("RECIPIENTS")).containsExactlyInAnyOrder("1", "1", "");
    }

    private List<CSVRecord> orders() throws IOException {
        CsvForm form = new CsvForm(CsvRows.ORDER, CsvEncoding.UTF_8);
        return records(new String(file(OrderFilter.NONE, form), CsvEncoding.UTF_8.charset()).substring(1));
    }

    @Test
    void theOlderEncodingCountsWhatItLacks() throws IOException {
        keeper.shelf()
                .put(new OrderJson("123456-20261125-0000000001", 300, keeper.now())
                        .with("OrdererModel", Map.of("familyName", "𠮷田", "firstName", "一郎")));
        keeper.fetch();
        String text = new String(file(OrderFilter.NONE, CsvEncoding.WINDOWS_31J), CsvEncoding.WINDOWS_31J.charset());
        assertThat(records(text).getFirst().get("ORDERER")).isEqualTo("〓田 一郎");
        assertThat(progress.getLast().replaced()).isEqualTo(1);
    }

    @Test
    void whoHasDoneTooMuchGetsNone() {
        spent.refuses(member -> export.write(
                Extent.all(OrderFilter.NONE),
                new CsvForm(CsvRows.ITEM, CsvEncoding.UTF_8),
                WORDS,
                member,
                OutputStream.nullOutputStream(),
                progress::add));
        assertThat(progress).isEmpty();
    }
}
