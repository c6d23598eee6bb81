package jp.kagiban.kit.csv;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import jp.kagiban.shared.Kebab;

/** Asks for the encoding of a CSV file; the default is UTF-8. */
public final class EncodingChoice extends RadioButtonGroup<CsvEncoding> {

    public EncodingChoice() {
        setLabel(getTranslation("kit.encoding"));
        setHelperText(getTranslation("kit.encoding.help"));
        setItems(CsvEncoding.values());
        setItemLabelGenerator(encoding -> getTranslation("kit.encoding." + Kebab.of(encoding)));
        setValue(CsvEncoding.UTF_8);
    }
}
