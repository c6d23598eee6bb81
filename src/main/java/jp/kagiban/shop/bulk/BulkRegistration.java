package jp.kagiban.shop.bulk;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.bulk.TableReader.Read;
import jp.kagiban.shop.entry.ManyShops;
import jp.kagiban.shop.entry.ManyShops.Looked;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;

/**
 * Registers many shops of the current tenant from one pasted table: all shops, or none. All belong to the portal's
 * first mall.
 */
@Service
public class BulkRegistration {

    /**
     * Maximum number of shops in one table. All are stored in one transaction, during which no other member of the
     * company can enter a key.
     */
    public static final int MOST = 100;

    private final ManyShops shops;
    private final TableReader reader;

    BulkRegistration(ManyShops shops, Malls malls, I18NProvider translations) {
        this.shops = shops;
        this.reader = new TableReader(family(malls.all().getFirst()), translations);
    }

    private static Family family(Mall mall) {
        return mall.families().stream().filter(mall::offers).findFirst().orElseThrow();
    }

    /** Validates a table against the form rules and the company's shops, without comparing keys. */
    @Needs(Permission.CHANGE_KEYS)
    public TableLook look(String pasted, Set<Problem.Kind> accepted) {
        if (PastedText.isTooLong(pasted)) {
            return new TableLook.TooLong(PastedText.LONGEST);
        }
        return look(reader.shops(pasted, accepted));
    }

    private TableLook look(List<Read> read) {
        if (read.isEmpty()) {
            return new TableLook.Nothing();
        }
        return read.size() > MOST ? new TableLook.TooMany(MOST, read.size()) : table(read, shops.look(forms(read)));
    }

    /**
     * Stores all shops of a table.
     *
     * @return a {@link TableLook.Stored}, or the reason for the refusal
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    public TableLook register(String pasted, Set<Problem.Kind> accepted, MemberId member) {
        if (PastedText.isTooLong(pasted)) {
            return new TableLook.TooLong(PastedText.LONGEST);
        }
        List<Read> read = reader.shops(pasted, accepted);
        TableLook result = look(read);
        if (!(result instanceof TableLook.Table table) || !table.problems().isEmpty()) {
            return result;
        }
        List<Looked> done = shops.register(forms(read), member);
        boolean stored = done.stream().allMatch(shop -> shop.saved() != null);
        return stored
                ? new TableLook.Stored(done.stream().map(BulkRegistration::key).toList())
                : table(read, done);
    }

    private static List<NewShop> forms(List<Read> read) {
        return read.stream().map(Read::shop).toList();
    }

    private static TableLook.Table table(List<Read> read, List<Looked> looked) {
        List<TableLook.Row> rows = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Looked shop = looked.get(i);
            rows.add(new TableLook.Row(
                    read.get(i).line(), shop.name(), shop.code(), shop.lastFour(), shop.problems(), shop.mended()));
        }
        return new TableLook.Table(rows);
    }

    private static TableLook.NewKey key(Looked done) {
        Saving.Saved saved = Objects.requireNonNull(done.saved());
        return new TableLook.NewKey(
                saved.shop(), Objects.requireNonNull(saved.generation()), done.name(), done.lastFour());
    }
}
