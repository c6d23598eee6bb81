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
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
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

/** The table of the company's members. Owners change roles and remove members; all members can leave the company. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class MemberList extends Section {

    private final Team team;
    private final TeamList teamList;
    private final StepUp stepUp;
    private final MemberId self;
    private final boolean manages;
    private final Div message = new Div();
    private final Div table = new Div();
    private @Nullable Shown shown;

    private record Shown(List<Person> people, Map<MemberId, Security> security) {}

    MemberList(Team team, TeamList teamList, CurrentMember current, Access access, StepUp stepUp, LivePages pages) {
        this.stepUp = stepUp;
        this.team = team;
        this.teamList = teamList;
        this.self = current.id();
        this.manages = access.may(Permission.MANAGE_MEMBERS);
        addClassName("kb-section");
        add(message, table);
        pages.follow(this, () -> {
            draw();
            return pages.atLatest();
        });
    }

    private void draw() {
        Shown latest = new Shown(teamList.people(), manages ? teamList.security() : Map.of());
        if (!latest.equals(shown)) {
            shown = latest;
            table.removeAll();
            table.add(new H2(getTranslation("members.count", latest.people().size())), memberTable(latest));
        }
    }

    private DataTable memberTable(Shown members) {
        DataTable table = new DataTable(getTranslation("members.table"), columns());
        boolean oneOwner = members.people().stream()
                        .filter(person -> person.role() == Role.OWNER)
                        .count()
                == 1;
        members.people().forEach(person -> {
            boolean isOnlyOwner = oneOwner && person.role() == Role.OWNER;
            List<Component> cells = new ArrayList<>(List.of(
                    new Span(isSelf(person) ? getTranslation("members.you", person.name()) : person.name()),
                    new Span(person.email()),
                    roleCell(person, isOnlyOwner)));
            cells.addAll(manages ? loginCells(members.security().get(person.member())) : joinedCell(person));
            cells.add(actionCell(person, isOnlyOwner));
            table.row(cells.toArray(Component[]::new));
        });
        return table;
    }

    /** Only owners see how the members log in. */
    private String[] columns() {
        List<String> keys = new ArrayList<>(List.of("members.name", "members.email", "members.role"));
        keys.addAll(manages ? List.of("members.factor", "members.last-login") : List.of("members.joined"));
        keys.add("members.deeds");
        return keys.stream().map(this::getTranslation).toArray(String[]::new);
    }

    private static List<Component> joinedCell(Person person) {
        return List.of(new Span(TimeText.minute(person.joinedAt())));
    }

    /** @param security null for a member who has just joined */
    private List<Component> loginCells(@Nullable Security security) {
        if (security == null) {
            return List.of(new Span("–"), new Span("–"));
        }
        return List.of(
                new Span(getTranslation(security.secondFactor() ? "members.factor.on" : "members.factor.off")),
                new Span(security.lastLogin()
                        .map(TimeText::minute)
                        .orElseGet(() -> getTranslation("members.last-login.none"))));
    }

    private boolean isSelf(Person person) {
        return person.member().equals(self);
    }

    private Component roleCell(Person person, boolean isOnlyOwner) {
        if (!manages || isOnlyOwner) {
            return new Span(roleName(person.role()));
        }
        Select<Role> choice = new Select<>();
        choice.setItems(Role.values());
        choice.setItemLabelGenerator(this::roleName);
        choice.setValue(person.role());
        choice.setAriaLabel(getTranslation("members.role.of", person.name()));
        choice.addValueChangeListener(chosen -> changeAfterStepUp(person, choice));
        return choice;
    }

    private String roleName(Role role) {
        return getTranslation("members.role." + role.name().toLowerCase(Locale.ROOT));
    }

    /** The buttons of a row. Owners see the reason if the only owner can't be removed. */
    private Component actionCell(Person person, boolean isOnlyOwner) {
        if (isOnlyOwner && manages) {
            return new Span(getTranslation("members.last-owner"));
        }
        if (isSelf(person)) {
            return new Button(getTranslation("members.leave"), _ -> confirmLeaving());
        }
        if (!manages) {
            return new Span("–");
        }
        Button remove = new Button(getTranslation("members.remove"), _ -> confirmRemoval(person));
        remove.setAriaLabel(getTranslation("members.remove.of", person.name()));
        return remove;
    }

    /** The old role stays shown until the change is made. */
    private void changeAfterStepUp(Person person, Select<Role> choice) {
        Role chosen = choice.getValue();
        if (chosen != person.role()) {
            choice.setValue(person.role());
            stepUp.then(() -> change(person, chosen));
        }
    }

    private void change(Person person, Role role) {
        showResult(
                team.change(person.member(), role), getTranslation("members.changed", person.name(), roleName(role)));
        if (isSelf(person)) {
            UI.getCurrent().getPage().reload();
        }
    }

    private void confirmRemoval(Person person) {
        new ConfirmDelete(
                        getTranslation("members.remove.title"),
                        getTranslation("members.remove.question", person.name()),
                        List.of(getTranslation("members.remove.effect"), getTranslation("members.remove.stays")),
                        getTranslation("members.remove"),
                        () -> stepUp.then(() -> showResult(
                                team.remove(person.member()), getTranslation("members.removed", person.name()))))
                .open();
    }

    private void confirmLeaving() {
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
            showResult(change, "");
        }
    }

    private void showResult(Change change, String done) {
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
