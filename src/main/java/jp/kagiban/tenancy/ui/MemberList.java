package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.kit.ConfirmDelete;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.tenancy.Team.Change;
import jp.kagiban.tenancy.TeamList;
import jp.kagiban.tenancy.TeamList.Person;
import jp.kagiban.tenancy.TeamList.Security;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The members as a table; owners change roles and remove members in it, and anybody leaves by it. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class MemberList extends Section {

    private final Team team;
    private final TeamList list;
    private final StepUp stepUp;
    private final MemberId self;
    private final boolean manages;
    private final Div message = new Div();
    private final Div table = new Div();

    MemberList(Team team, TeamList list, CurrentMember current, Access access, StepUp stepUp) {
        this.stepUp = stepUp;
        this.team = team;
        this.list = list;
        this.self = current.id();
        this.manages = access.may(Permission.MANAGE_MEMBERS);
        addClassName("kb-section");
        add(message, table);
        draw();
    }

    private void draw() {
        List<Person> people = list.people();
        boolean oneOwner =
                people.stream().filter(one -> one.role() == Role.OWNER).count() == 1;
        table.removeAll();
        table.add(new H2(getTranslation("members.count", people.size())), rows(people, oneOwner));
    }

    private DataTable rows(List<Person> people, boolean oneOwner) {
        DataTable rows = new DataTable(getTranslation("members.table"), columns());
        Map<MemberId, Security> security = manages ? list.security() : Map.of();
        people.forEach(person -> {
            boolean fixed = oneOwner && person.role() == Role.OWNER;
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(isSelf(person) ? getTranslation("members.you", person.name()) : person.name()),
                    new Span(person.email()),
                    role(person, fixed)));
            cells.addAll(manages ? logins(security.get(person.member())) : joined(person));
            cells.add(deed(person, fixed));
            rows.row(cells.toArray(Component[]::new));
        });
        return rows;
    }

    /** How the others log in is for those who look after members. */
    private String[] columns() {
        List<String> keys = new ArrayList<>(List.of("members.name", "members.email", "members.role"));
        keys.addAll(manages ? List.of("members.factor", "members.last-login") : List.of("members.joined"));
        keys.add("members.deeds");
        return keys.stream().map(this::getTranslation).toArray(String[]::new);
    }

    private static List<Component> joined(Person person) {
        return List.of(new Span(Jst.minute(person.joinedAt())));
    }

    /** @param known null for one who has just joined */
    private List<Component> logins(@Nullable Security known) {
        if (known == null) {
            return List.of(new Span("–"), new Span("–"));
        }
        return List.of(
                new Span(getTranslation(known.secondFactor() ? "members.factor.on" : "members.factor.off")),
                new Span(
                        known.lastLogin().map(Jst::minute).orElseGet(() -> getTranslation("members.last-login.none"))));
    }

    private boolean isSelf(Person person) {
        return person.member().equals(self);
    }

    private Component role(Person person, boolean fixed) {
        if (!manages || fixed) {
            return new Span(name(person.role()));
        }
        Select<Role> choice = new Select<>();
        choice.setItems(Role.values());
        choice.setItemLabelGenerator(this::name);
        choice.setValue(person.role());
        choice.setAriaLabel(getTranslation("members.role.of", person.name()));
        choice.addValueChangeListener(chosen -> askToChange(person, choice));
        return choice;
    }

    private String name(Role role) {
        return getTranslation("members.role." + role.name().toLowerCase(Locale.ROOT));
    }

    /** Shows the reason instead of a button, to members who could otherwise do it. */
    private Component deed(Person person, boolean fixed) {
        if (fixed && manages) {
            return new Span(getTranslation("members.last-owner"));
        }
        if (isSelf(person)) {
            return new Button(getTranslation("members.leave"), _ -> askToLeave());
        }
        if (!manages) {
            return new Span("–");
        }
        Button remove = new Button(getTranslation("members.remove"), _ -> askToRemove(person));
        remove.setAriaLabel(getTranslation("members.remove.of", person.name()));
        return remove;
    }

    /** Until it is done the table shows the role that they have. */
    private void askToChange(Person person, Select<Role> choice) {
        Role chosen = choice.getValue();
        if (chosen != person.role()) {
            choice.setValue(person.role());
            stepUp.then(() -> change(person, chosen));
        }
    }

    private void change(Person person, Role role) {
        say(team.change(person.member(), role), getTranslation("members.changed", person.name(), name(role)));
        if (isSelf(person)) {
            UI.getCurrent().getPage().reload();
        }
    }

    private void askToRemove(Person person) {
        new ConfirmDelete(
                        getTranslation("members.remove.title"),
                        getTranslation("members.remove.question", person.name()),
                        List.of(getTranslation("members.remove.effect"), getTranslation("members.remove.stays")),
                        getTranslation("members.remove"),
                        () -> stepUp.then(() ->
                                say(team.remove(person.member()), getTranslation("members.removed", person.name()))))
                .open();
    }

    private void askToLeave() {
        new ConfirmDelete(
                        getTranslation("members.leave.title"),
                        getTranslation("members.leave.question"),
                        List.of(getTranslation("members.leave.effect"), getTranslation("members.remove.stays")),
                        getTranslation("members.leave"),
                        this::leave)
                .open();
    }

    private void leave() {
        Change change = team.leave();
        if (change == Change.DONE) {
            UI.getCurrent().getPage().setLocation(".");
        } else {
            say(change, "");
        }
    }

    private void say(Change change, String done) {
        String sentence = switch (change) {
            case DONE -> done;
            case LAST_OWNER -> getTranslation("members.last-owner.text");
            case GONE -> getTranslation("members.gone");
        };
        message.removeAll();
        message.add(MessagePanel.line(change == Change.DONE ? Severity.SUCCESS : Severity.URGENT, sentence));
        StatusLine.say(this, sentence);
        draw();
    }
}
