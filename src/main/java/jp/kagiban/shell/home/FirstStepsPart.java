package jp.kagiban.shell.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import jp.kagiban.kit.FirstSteps;
import jp.kagiban.kit.FirstSteps.Task;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shell.home.Preparation.Step;
import jp.kagiban.shell.page.Preference;
import org.jspecify.annotations.Nullable;

/**
 * はじめの準備 on the home page. Nothing is shown if all steps were done when the member came. A member who does the last
 * step sees a sentence about it until they log in again. Once a shop works, the member can hide the open steps in their
 * browser.
 */
final class FirstStepsPart extends Div {

    /** Steps that are needed before a shop works. The other steps are optional. */
    private static final Set<Step> NEEDED = Set.of(Step.KEY, Step.FUNCTIONS, Step.SHOP);

    private static final String HIDDEN = "hidden";

    private static final Duration REDRAW_INTERVAL = Duration.ofMinutes(1);

    private final Preparation preparation;
    private final MemberId member;
    private final Supplier<String> company;
    private final BooleanSupplier mayEnter;
    private final Clock clock;
    /** Name of a session attribute: this member has seen open steps of this tenant in this session. */
    private final String seenOpen;

    private boolean hidden =
            Preference.FIRST_STEPS.read().filter(HIDDEN::equals).isPresent();
    private @Nullable Map<Step, Boolean> shown;

    /**
     * @param company returns the current company's name
     * @param mayEnter whether the member may add a shop; if not, another part of the page says what is missing
     */
    FirstStepsPart(
            Preparation preparation,
            LivePages pages,
            TenantScope tenants,
            MemberId member,
            Supplier<String> company,
            BooleanSupplier mayEnter,
            Clock clock) {
        this.preparation = preparation;
        this.member = member;
        this.company = company;
        this.mayEnter = mayEnter;
        this.clock = clock;
        this.seenOpen = FirstStepsPart.class.getName() + "." + tenants.current() + "." + member;
        pages.follow(this, this::draw);
    }

    private Instant draw() {
        Instant now = clock.instant();
        if (areAllDone(shown)) {
            return Jst.nextMidnight(now);
        }
        Map<Step, Boolean> steps = preparation.of(member);
        if (!steps.equals(shown)) {
            shown = steps;
            removeAll();
            show(steps);
        }
        return now.plus(REDRAW_INTERVAL);
    }

    private static boolean areAllDone(@Nullable Map<Step, Boolean> steps) {
        return steps != null && !steps.containsValue(false);
    }

    private void show(Map<Step, Boolean> steps) {
        VaadinSession session = VaadinSession.getCurrent();
        boolean works = NEEDED.stream().allMatch(step -> steps.getOrDefault(step, true));
        if (works && hidden) {
            return;
        }
        if (!areAllDone(steps)) {
            session.setAttribute(seenOpen, true);
            add(new FirstSteps(
                    openTasks(steps),
                    steps.values().stream().filter(done -> done).count(),
                    lead(steps)));
            if (works) {
                add(hide());
            }
        } else if (session.getAttribute(seenOpen) != null) {
            add(MessagePanel.line(Severity.SUCCESS, getTranslation("home.steps.ready")));
        }
    }

    private Button hide() {
        Button hide = new Button(getTranslation("home.steps.hide"), _ -> {
            Preference.FIRST_STEPS.store(HIDDEN);
            hidden = true;
            removeAll();
        });
        hide.addThemeVariants(ButtonVariant.TERTIARY);
        return hide;
    }

    private List<Task> openTasks(Map<Step, Boolean> steps) {
        return steps.entrySet().stream()
                .filter(step -> !step.getValue())
                .map(step -> task(step.getKey()))
                .toList();
    }

    private Task task(Step step) {
        return switch (step) {
            case KEY -> new Task(getTranslation("home.steps.key"), Manual.walk(Walk.FIRST));
            case FUNCTIONS -> new Task(getTranslation("home.steps.functions"), Manual.walk(Walk.FUNCTIONS));
            case SHOP -> new Task(getTranslation("home.steps.shop"), "shops/new");
            case ORDERS -> new Task(getTranslation("home.steps.orders"), "orders");
            case COLLEAGUE -> new Task(getTranslation("home.steps.colleague"), "members");
            case FACTOR -> new Task(getTranslation("home.steps.factor"), SectionPage.href("security", "factor"));
        };
    }

    /** Returns the introduction for a company without a shop: what to do, and one main action. */
    private Component[] lead(Map<Step, Boolean> steps) {
        if (steps.getOrDefault(Step.SHOP, true)) {
            return new Component[0];
        }
        Div actions = new Div();
        actions.addClassName("kb-actions");
        if (mayEnter.getAsBoolean()) {
            Anchor add = new Anchor("shops/new", getTranslation("shop.add"));
            add.addClassName("kb-button-link");
            actions.add(add);
        }
        actions.add(new Anchor(Manual.ADDRESS, getTranslation("shop.manual")));
        return new Component[] {
            new H3(getTranslation("home.steps.welcome", company.get())),
            new Paragraph(getTranslation("home.steps.lead")),
            actions
        };
    }
}
