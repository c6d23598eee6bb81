package jp.kagiban.operator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.delivery.DeliveryHealth.Trouble;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.mall.Mall;
import jp.kagiban.operator.Heartbeat;
import jp.kagiban.operator.MachineryDesk;
import jp.kagiban.operator.MachineryDesk.Machinery;
import jp.kagiban.operator.MachineryDesk.Part;
import jp.kagiban.shared.HostName;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.Version;
import jp.kagiban.vault.VaultKeys;

/**
 * Says in one sentence whether the portal needs an operator, then what is wrong, the gravest first. Below, shows the
 * state of all other parts.
 */
final class MachineryPart extends Section {

    private final MachineryDesk desk;

    MachineryPart(MachineryDesk desk) {
        this.desk = desk;
        addClassName("kb-section");
        draw();
    }

    void draw() {
        removeAll();
        Machinery now = desk.now();
        List<Part> wrong = now.wrong();
        Facts others = new Facts()
                .fact(getTranslation("operator.version"), Version.own().toString())
                .fact(getTranslation("operator.nodes"), String.join(", ", now.nodes()));
        Stream.of(Part.values())
                .filter(part -> !wrong.contains(part) && part != Part.ALARMS)
                .forEach(part -> addFact(others, part, now));
        add(verdict(wrong, now), new H2(getTranslation("operator.machinery")), others);
    }

    private MessagePanel verdict(List<Part> wrong, Machinery now) {
        if (wrong.isEmpty() && now.lacksAnswers()) {
            return MessagePanel.line(Severity.INFO, getTranslation("operator.verdict.shops"));
        }
        if (wrong.isEmpty()) {
            return MessagePanel.line(Severity.OK, getTranslation("operator.verdict.well"));
        }
        Facts facts = new Facts();
        wrong.forEach(part -> addFact(facts, part, now));
        return new MessagePanel(Severity.EXPIRED, getTranslation("operator.verdict.wrong", wrong.size())).show(facts);
    }

    private void addFact(Facts facts, Part part, Machinery now) {
        facts.fact(getTranslation("operator." + Kebab.of(part)), standing(part, now));
    }

    private Component standing(Part part, Machinery now) {
        return switch (part) {
            case VAULT -> vault(now.vault());
            case ALARMS -> new Span(getTranslation("operator.alarms.waiting", now.alarms()));
            case JOBS -> jobs(now);
            case MALLS -> malls(now);
            case MAILS -> new Span(mails(now));
            case HEARTBEAT -> heartbeat(now.heartbeat());
            case NOTICES -> notices(now.notices());
        };
    }

    private Div jobs(Machinery now) {
        Div lines = new Div();
        now.trouble()
                .ifPresent(trouble -> lines.add(new Div(getTranslation("operator.jobs.trouble." + Kebab.of(trouble)))));
        lines.add(new Div(getTranslation(
                "operator.jobs.standing",
                now.jobs().planned(),
                now.jobs().overdue(),
                oldest(now.jobs().oldest()),
                now.jobs().failing())));
        return lines;
    }

    /** Lists malls that don't answer first. */
    private Div malls(Machinery now) {
        Div lines = new Div();
        now.malls().stream()
                .sorted(Comparator.comparing(mall -> mall.awaySince().isEmpty()))
                .forEach(mall -> lines.add(new Div(mall(mall))));
        if (now.unansweredShops() > 0) {
            lines.add(new Div(getTranslation("operator.malls.orders", now.unansweredShops())));
        }
        return lines;
    }

    private String mall(Mall mall) {
        String name = mall.name(getLocale());
        Optional<Instant> away = mall.awaySince();
        if (away.isPresent()) {
            return getTranslation("operator.malls.away", name, TimeText.minute(away.get()));
        }
        long shops = mall.unansweredShops();
        return shops > 0
                ? getTranslation("operator.malls.shops", name, shops)
                : getTranslation("operator.malls.well", name);
    }

    private String mails(Machinery now) {
        return getTranslation(
                "operator.mails.standing",
                now.mails().waiting(),
                oldest(now.mails().oldest()),
                now.mails().failed());
    }

    private String oldest(Optional<Instant> since) {
        return since.map(at -> getTranslation("operator.oldest", TimeText.minute(at)))
                .orElse("");
    }

    private Div notices(List<Trouble> troubles) {
        Div lines = new Div();
        if (troubles.isEmpty()) {
            lines.add(new Div(getTranslation("operator.notices.well")));
        }
        troubles.forEach(trouble -> lines.add(new Div(getTranslation(
                "operator.notices.trouble", getTranslation(trouble.name()), trouble.waiting(), trouble.failed()))));
        return lines;
    }

    private Div vault(VaultKeys.Standing now) {
        Div lines = new Div();
        lines.add(new Div(getTranslation(
                "operator.vault." + Kebab.of(now.condition()), now.active().number())));
        if (now.condition() == VaultKeys.Condition.AWAY) {
            return lines;
        }
        if (now.behind() > 0) {
            lines.add(new Div(getTranslation("operator.vault.waiting", now.behind(), now.nodes())));
        } else if (now.isChanging()) {
            lines.add(new Div(getTranslation("operator.vault.changing", now.left())));
        }
        if (now.unreadable() > 0) {
            lines.add(new Div(getTranslation("operator.vault.unreadable", now.unreadable())));
        }
        return lines;
    }

    private Div heartbeat(Heartbeat.Standing now) {
        if (!now.set()) {
            return new Div(getTranslation("operator.heartbeat.unset"));
        }
        return new Div(new Div(heard(now)), new Div(getTranslation("operator.heartbeat.one-for-all", HostName.own())));
    }

    private String heard(Heartbeat.Standing now) {
        return now.missed()
                .map(missed -> getTranslation(
                        "operator.heartbeat.missed", TimeText.minute(missed.at()), why(missed), since(now.heard())))
                .orElseGet(() -> now.heard()
                        .map(at -> getTranslation("operator.heartbeat.heard", TimeText.minute(at)))
                        .orElseGet(() -> getTranslation("operator.heartbeat.not-yet")));
    }

    private String why(Heartbeat.Missed missed) {
        return getTranslation("operator.heartbeat.trouble." + Kebab.of(missed.trouble()));
    }

    private static String since(Optional<Instant> oldest) {
        return oldest.map(TimeText::minute).orElse("–");
    }
}
