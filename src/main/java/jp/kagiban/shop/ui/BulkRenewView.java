package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.bulk.BulkRenewal;
import jp.kagiban.shop.bulk.RenewalLook;
import jp.kagiban.shop.bulk.RenewalLook.Plan;
import jp.kagiban.shop.bulk.RenewalRow;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.ui.BulkLive.Entered;
import jp.kagiban.shop.ui.BulkPreview.Choice;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/**
 * Renews many shops at once. The member pastes keys, sees a preview, and proves their identity once. Then the page
 * shows the state of each key.
 */
@Route("shops/renew")
@PermitAll
@Needs(Permission.CHANGE_KEYS)
class BulkRenewView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** With this parameter, the page names the shops that need a new key, even if shops are selected. */
    private static final String DUE = "due";

    /** The most shops that are named. */
    private static final int MOST_NAMED = 10;

    /** The most shops that are named if the member has chosen none. */
    private static final int MOST_HINTED = 5;

    private final BulkRenewal renewal;
    private final CurrentMember member;
    private final StepUp stepUp;
    private final BulkResult result;
    private final ShopStatuses statuses;
    private final Clock clock;
    /** The shops for which the member wants or needs to enter keys. */
    private final Paragraph named = new Paragraph();

    private final Div preview = new Div();
    private final PasteForm form = new PasteForm(
            getTranslation("shop.bulk.renew.field"), getTranslation("shop.bulk.renew.help"), this::showPreview);

    BulkRenewView(
            BulkRenewal renewal,
            CurrentMember member,
            StepUp stepUp,
            ShopStatuses statuses,
            LivePages pages,
            Decisions decisions,
            Clock clock) {
        this.renewal = renewal;
        this.member = member;
        this.stepUp = stepUp;
        this.statuses = statuses;
        this.clock = clock;
        this.result = new BulkResult(statuses, pages, decisions, clock);
        addClassNames("kb-page", "kb-bulk");
        named.addClassName("kb-small");
        add(
                new PageHeader(getTranslation("shop.bulk.renew")).back(ShopChoice.back(getTranslation("shop.back"))),
                new Paragraph(
                        new Text(getTranslation("shop.bulk.renew.text") + " "),
                        new Anchor(Manual.walk(Walk.RENEW), getTranslation("shop.renew.how"))),
                named,
                result,
                form.whenChanged(preview::removeAll),
                preview);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Set<String> ids = ShopTools.chosenIn(entering.getUI());
        boolean asked =
                entering.getLocation().getQueryParameters().getParameters().containsKey(DUE);
        if (asked || ids.isEmpty()) {
            nameDue(asked ? MOST_NAMED : MOST_HINTED);
        } else {
            name(
                    "shop.bulk.renew.chosen",
                    statuses.all().stream()
                            .filter(shop -> ids.contains(shop.shop().toString()))
                            .map(ShopStatus::name)
                            .toList(),
                    MOST_NAMED);
        }
    }

    /** Names the shops that need a new key, the most urgent first. */
    private void nameDue(int most) {
        Instant now = clock.instant();
        List<String> due = statuses.all().stream()
                .filter(shop -> KeyStatus.stage(shop, now).asksForRenewal())
                .sorted(KeyStatus.byUrgency(now))
                .map(ShopStatus::name)
                .toList();
        name(due.isEmpty() ? "shop.bulk.renew.none-due" : "shop.bulk.renew.due", due, most);
    }

    private void name(String key, List<String> shops, int most) {
        String names = shops.stream().limit(most).collect(Collectors.joining(getTranslation("notice.batch.and")));
        named.setText(getTranslation(key, shops.size(), names, Math.max(0, shops.size() - most)));
    }

    private void showPreview(String pasted) {
        preview.removeAll();
        switch (renewal.look(pasted)) {
            case RenewalLook.TooLong(int longest) -> form.refuse(getTranslation("shop.bulk.too-long", longest));
            case RenewalLook.TooMany(int most, int found) ->
                form.refuse(getTranslation("shop.bulk.too-many", most, found));
            case RenewalLook.Nothing _ -> form.refuse(getTranslation("shop.bulk.nothing"));
            case Plan plan -> show(plan);
        }
    }

    private void show(Plan plan) {
        BulkPreview shown = new BulkPreview(plan, chosen -> stepUp.then(() -> enter(plan, chosen)));
        preview.add(shown);
        shown.focus();
    }

    /** Enters the keys one by one, so that a failure doesn't stop the others. */
    private void enter(Plan plan, List<Choice> chosen) {
        result.begin();
        Set<RenewalRow> stored = new HashSet<>();
        Set<ShopId> unexpired = unexpired();
        for (Choice choice : chosen) {
            switch (renewal.enter(choice.shop().shop(), choice.row().key(), member.id())) {
                case Saving.Saved saved -> {
                    stored.add(choice.row());
                    result.entered(entered(choice, saved, unexpired));
                }
                case Saving.Refused refused -> refused.problems().forEach(problem -> fail(choice, sentence(problem)));
                case Saving.Overtaken _ -> fail(choice, getTranslation("shop.bulk.overtaken"));
                case Saving.Gone _ -> fail(choice, getTranslation("shop.bulk.shop-gone"));
            }
        }
        preview.removeAll();
        named.setVisible(false);
        form.keepLines(notStored(plan, stored));
        result.show();
    }

    private static Entered entered(Choice choice, Saving.Saved saved, Set<ShopId> unexpired) {
        if (saved.generation() == null) {
            throw new IllegalStateException("A key was entered, and there is none");
        }
        return new Entered(
                saved.shop(),
                saved.generation(),
                choice.shop().name(),
                choice.row().lastFour(),
                unexpired.contains(saved.shop()));
    }

    /** Returns the shops with a key in use that hasn't expired. */
    private Set<ShopId> unexpired() {
        Instant now = clock.instant();
        return statuses.all().stream()
                .filter(shop ->
                        KeyStatus.expiry(shop).filter(end -> end.passed(now)).isEmpty())
                .map(ShopStatus::shop)
                .collect(Collectors.toSet());
    }

    private String sentence(Problem problem) {
        String sentence = ProblemWords.of(this, problem, getTranslation("shop.renew.field"));
        return problem.kind().warning() ? getTranslation("shop.bulk.doubtful", sentence) : sentence;
    }

    private void fail(Choice choice, String sentence) {
        String tail = getTranslation("shop.tail", choice.row().lastFour());
        String name = choice.shop().name();
        result.failed(MessagePanel.line(Severity.EXPIRED, getTranslation("shop.bulk.failed", name, tail, sentence))
                .offer(new Anchor("shops/" + choice.shop().shop(), getTranslation("shop.bulk.open", name))));
    }

    /** Returns the lines of keys that aren't stored. */
    private static Set<Integer> notStored(Plan plan, Set<RenewalRow> stored) {
        Set<Integer> lines = new HashSet<>();
        plan.rows().stream()
                .filter(row -> !stored.contains(row) && !row.kind().stored())
                .forEach(row -> lines.addAll(row.lines()));
        return lines;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shop.bulk.renew") + getTranslation("kit.title.tail");
    }
}
