package jp.kagiban.shop.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.EmptyPicture;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.PageAddress;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ExpiryExport;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopCares;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Lists the shops of the company. The page's address contains search, filters and sort order. By default the most urgent
 * shops come first.
 */
@Route("shops")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class ShopsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ShopListReader reader;
    private final ExpiryExport export;
    private final ShopCares cares;
    private final CurrentMember member;
    private final TenantScope tenants;
    private final Clock clock;
    private final boolean mayChange;
    private ShopChoice choice = ShopChoice.START;
    private final ShopSearch search = new ShopSearch(this::searchFor);
    private final ShopFilter filter = new ShopFilter(search, () -> choice, this::go, () -> offerFile(shownIds()));
    private final ShopTable table;
    private final ShopTools tools;
    private final ShopSheet sheet;
    private final Div list = new Div();
    private List<KeyStage> stages = List.of();
    private List<ShopLine> shown = List.of();
    private Set<String> held = Set.of();
    private @Nullable String shownReason;

    ShopsView(
            ShopListReader reader,
            ExpiryExport export,
            ShopCares cares,
            Decisions decisions,
            CurrentMember member,
            LivePages pages,
            TenantScope tenants,
            Memberships memberships,
            Access access,
            Clock clock) {
        this.reader = reader;
        this.export = export;
        this.cares = cares;
        this.member = member;
        this.tenants = tenants;
        this.clock = clock;
        this.mayChange = access.may(Permission.CHANGE_KEYS);
        table = new ShopTable(
                mayChange, column -> go(choice.sortedBy(choice.sort().clicked(column))));
        tools = new ShopTools(
                table.rows(),
                mayChange,
                ids -> decisions.ask(shops(ids)),
                this::changeCare,
                this::offerFile,
                this::updateCounts);
        sheet = new ShopSheet(memberships.companyName());
        addClassNames("kb-page", "kb-page-wide", "kb-shops");
        Section section = new Section(filter, tools, list);
        section.addClassName("kb-section");
        add(header(), sheet, section);
        pages.follow(list, this::draw);
    }

    private PageHeader header() {
        PageHeader header = new PageHeader(getTranslation("shop.list.title"));
        if (mayChange) {
            Button renew = new Button(
                    getTranslation("shop.bulk.renew"), _ -> UI.getCurrent().navigate(BulkRenewView.class));
            Button register = new Button(
                    getTranslation("shop.bulk.register"), _ -> UI.getCurrent().navigate(BulkRegisterView.class));
            header.actions(renew, register, add());
        }
        return header;
    }

    private Button add() {
        Button add = new Button(getTranslation("shop.add"), _ -> UI.getCurrent().navigate(NewShopView.class));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private static List<ShopId> shops(List<String> ids) {
        return ids.stream().map(ShopId::of).toList();
    }

    private void changeCare(List<String> ids) {
        new CareDialog(cares, shops(ids), member.id()).open();
    }

    /** @param ids the ids of the shops, in the order of the file */
    private void offerFile(List<String> ids) {
        List<ShopId> shops = shops(ids);
        TenantId tenant = tenants.current();
        MemberId exporter = member.id();
        Locale language = getLocale();
        new ExpiryDownload(
                        "expiries-" + Jst.stamp(clock.instant()) + ".csv",
                        shops.size(),
                        (encoding, out) ->
                                tenants.in(tenant, () -> export.write(shops, encoding, language, exporter, out)))
                .open();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        choice = ShopChoice.of(entering.getLocation().getQueryParameters());
        search.show(choice.search());
        if (isAttached()) {
            draw();
            StatusLine.say(this, getTranslation("shop.list.found", shown.size()));
        }
    }

    private void go(ShopChoice wanted) {
        if (!wanted.equals(choice)) {
            UI.getCurrent().navigate(ShopsView.class, wanted.query());
        }
    }

    /**
     * Shows the shops that match. Replaces the page's address while the member types, so that Back leads to the
     * previous page and not to half a word.
     */
    private void searchFor(String typed) {
        String text = reader.searchable(typed);
        ShopChoice wanted = choice.searching(text);
        if (!text.equals(typed)) {
            search.show(text);
        }
        if (!wanted.equals(choice)) {
            choice = wanted;
            PageAddress.replace(UI.getCurrent(), choice.href());
            draw();
            StatusLine.say(this, getTranslation("shop.list.found", shown.size()));
        }
    }

    private Instant draw() {
        choice.remember(UI.getCurrent());
        Instant now = clock.instant();
        List<ShopStatus> all = reader.all();
        Map<ShopId, ShopCare> careOf = cares.all();
        List<ShopLine> found = reader.lines(this, all, careOf, choice, now);
        filter.offer(List.copyOf(careOf.values()), choice);
        stages = found.stream().map(ShopLine::stage).toList();
        shown = found.stream()
                .filter(line -> choice.stage() == null || line.stage() == choice.stage())
                .sorted(ShopLine.by(choice.sort(), now))
                .toList();
        held = mayChange ? ids(all.stream().filter(ShopStatus::needsDecision)) : Set.of();
        dropDeleted(all);
        table.show(shown, choice.sort(), now);
        updateCounts();
        arrange(all.isEmpty());
        return NextLook.after(now, all);
    }

    /** Removes deleted shops from the selection. */
    private void dropDeleted(List<ShopStatus> all) {
        Set<String> chosen = table.rows().chosen();
        Set<String> existing = ids(all.stream());
        existing.retainAll(chosen);
        if (existing.size() < chosen.size()) {
            table.rows().choose(existing);
        }
    }

    private static Set<String> ids(Stream<ShopStatus> shops) {
        return shops.map(shop -> shop.shop().toString()).collect(Collectors.toSet());
    }

    private void updateCounts() {
        Set<String> chosen = table.rows().chosen();
        List<String> ids = shownIds();
        filter.show(stages, choice, !chosen.isEmpty());
        tools.show(ids, held);
        long printed = ids.stream().filter(chosen::contains).count();
        sheet.show(printed == 0 ? ids.size() : Math.toIntExact(printed), Jst.today(clock));
    }

    private List<String> shownIds() {
        return shown.stream().map(ShopLine::id).toList();
    }

    /** Shows the table, or why it is empty. Replaces only what differs, so that nothing moves. */
    private void arrange(boolean empty) {
        filter.setVisible(!empty);
        String wanted = shown.isEmpty() ? reasonForNone(empty) : null;
        if (list.getComponentCount() == 0 || !Objects.equals(wanted, shownReason)) {
            shownReason = wanted;
            list.removeAll();
            list.add(wanted == null ? table : emptyState(wanted, empty));
        }
    }

    private String reasonForNone(boolean empty) {
        if (empty) {
            return getTranslation(mayChange ? "shop.empty" : "shop.empty.viewer");
        }
        if (choice.equals(ShopChoice.START.sortedBy(choice.sort()).at(KeyStage.HELD))) {
            return getTranslation("shop.list.none.held");
        }
        return choice.search().isEmpty()
                ? getTranslation("shop.list.none")
                : getTranslation("shop.list.none.search", choice.search());
    }

    private Anchor onward(boolean empty) {
        return empty
                ? new Anchor("manual", getTranslation("shop.manual"))
                : new Anchor("shops", getTranslation("shop.list.clear"));
    }

    private EmptyState emptyState(String sentence, boolean noShop) {
        return noShop
                ? new EmptyState(EmptyPicture.SHOP, sentence, onward(true))
                : new EmptyState(sentence, onward(false));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shop.list.title") + getTranslation("kit.title.tail");
    }
}
