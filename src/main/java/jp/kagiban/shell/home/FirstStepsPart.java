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
 * はじめの準備 on the home page. Members who find all done see nothing of it. The member who does the last step is told so once,
 * until they come again. Once a shop works, the rest is theirs to leave: they can hide it for their browser.
 */
final class FirstStepsPart extends Div {

    /** Until these are done no shop works; the others are the member's to decide. */
    private static final Set<Step> NEEDED = Set.of(Step.KEY, Step.FUNCTIONS, Step.SHOP);

    private static final String HIDDEN = "hidden";

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Preparation preparation;
    private final MemberId member;
    private final Supplier<String> company;
    private final BooleanSupplier mayEnter;
    private final Clock clock;
    /** In the session: this member has seen open steps of this tenant since they came. */
    private final String seenOpen;

    private boolean unwanted =
            Preference.FIRST_STEPS.read().filter(HIDDEN::equals).isPresent();
    private @Nullable Map<Step, Boolean> shown;

    /**
     * @param company the name of the one in force
     * @param mayEnter whether the member may add a shop; what they have to do before stands elsewhere on the page
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
        pages.follow(this, tenants.current(), this::draw);
    }

    private Instant draw() {
        Instant now = clock.instant();
        if (done(shown)) {
            return Jst.nextMidnight(now);
        }
        Map<Step, Boolean> steps = preparation.of(member);
        if (!steps.equals(shown)) {
            shown = steps;
            removeAll();
            show(steps);
        }
        return now.plus(LOOK_AGAIN);
    }

    private static boolean done(@Nullable Map<Step, Boolean> steps) {
        return steps != null && !steps.containsValue(false);
    }

    private void show(Map<Step, Boolean> steps) {
        VaadinSession session = VaadinSession.getCurrent();
        boolean works = NEEDED.stream().allMatch(step -> steps.getOrDefault(step, true));
        if (works && unwanted) {
            return;
        }
        if (!done(steps)) {
            session.setAttribute(seenOpen, true);
            add(new FirstSteps(
                    open(steps), steps.values().stream().filter(done -> done).count(), lead(steps)));
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
            unwanted = true;
            removeAll();
        });
        hide.addThemeVariants(ButtonVariant.TERTIARY);
        return hide;
    }

    private List<Task> open(Map<Step, Boolean> steps) {
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
            case FACTOR -> new Task(getTranslation("home.steps.factor"), "security");
        };
    }

    /** Without a shop the page has one main action. */
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
