package jp.kagiban.kit;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import jp.kagiban.shared.Kebab;

/** In which encoding a CSV file is to be written; UTF-8 unless the member chooses another. */
public final class EncodingChoice extends RadioButtonGroup<CsvEncoding> {

    public EncodingChoice() {
        setLabel(getTranslation("kit.encoding"));
        setHelperText(getTranslation("kit.encoding.help"));
        setItems(CsvEncoding.values());
        setItemLabelGenerator(one -> getTranslation("kit.encoding." + Kebab.of(one)));
        setValue(CsvEncoding.UTF_8);
    }
}
