package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.select.Select;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.CareChange;
import jp.kagiban.shop.CareChange.Reason;
import jp.kagiban.shop.CareChange.Refused;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopCares;

/** Shows who is in charge of one shop, and its tags. A fold lets the member change both. */
final class CareSection extends FormSection {

    private final ShopId shop;
    private final ShopCares cares;
    private final MemberId member;
    private final Select<MemberId> person = new Select<>();
    private final TagsField tags;
    private final Details fold = fold("");
    private ShopCare shown = ShopCare.NONE;

    CareSection(ShopId shop, ShopCares cares, MemberId member) {
        super("shop.care");
        this.shop = shop;
        this.cares = cares;
        this.member = member;
        Map<ShopId, ShopCare> all = cares.all();
        Map<MemberId, String> people = cares.people();
        person.setLabel(getTranslation("shop.in-charge"));
        person.setHelperText(getTranslation("shop.in-charge.help"));
        person.setEmptySelectionAllowed(true);
        person.setEmptySelectionCaption(getTranslation("shop.in-charge.nobody"));
        person.setItems(people.keySet());
        person.setItemLabelGenerator(id -> id == null ? getTranslation("shop.in-charge.nobody") : people.get(id));
        person.setManualValidation(true);
        tags = new TagsField(getTranslation("shop.tags"), TagsField.of(all.values()), true);
        tags.setHelperText(getTranslation("shop.tags.help", ShopCare.MOST_TAGS, ShopCare.LONGEST_TAG));
        show(all);
        form(person, tags);
        actions(new Button(getTranslation("shop.care.save"), _ -> save()));
    }

    private void show(Map<ShopId, ShopCare> all) {
        shown = all.getOrDefault(shop, ShopCare.NONE);
        fold.setSummaryText(
                shown.marks().isEmpty() ? getTranslation("shop.care.nothing") : String.join(" ", shown.marks()));
        person.setValue(shown.inCharge());
        tags.setValue(Set.copyOf(shown.tags()));
    }

    private void save() {
        sayNothing();
        FieldError.clear(person);
        FieldError.clear(tags);
        CareChange change = CareChange.between(shown, person.getValue(), tags.getValue());
        Optional<Refused> refused = cares.change(Set.of(shop), change, member);
        if (refused.isPresent()) {
            refuse(refused.get());
        } else {
            show(cares.all());
            done(getTranslation("shop.care.saved"));
        }
    }

    private void refuse(Refused refused) {
        String sentence = TagsField.sentence(this, refused);
        if (refused.reason() == Reason.MEMBER_GONE) {
            FieldError.say(person, sentence);
            person.focus();
        } else {
            FieldError.say(tags, sentence);
            tags.focus();
        }
    }
}
