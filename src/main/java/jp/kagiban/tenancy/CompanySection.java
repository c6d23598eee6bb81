package jp.kagiban.tenancy;

import com.vaadin.flow.component.HasElement;

/**
 * A part of the page on which owners settle things for their company. Implementations are components and beans of scope prototype:
 * each page gets its own, in the order of {@code @Order}. Each part saves by itself.
 */
public interface CompanySection extends HasElement {}
