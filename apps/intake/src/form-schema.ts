/** The parts of JSON Schema (2020-12) that forms use. */
export interface FormSchemaNode {
  type?: string;
  title?: string;
  description?: string;
  const?: unknown;
  properties?: Record<string, FormSchemaNode>;
  items?: FormSchemaNode;
  oneOf?: FormSchemaNode[];
  allOf?: FormSchemaNode[];
  if?: FormSchemaNode;
  then?: FormSchemaNode;
  else?: FormSchemaNode;
  errorMessage?: Record<string, string>;
  [keyword: string]: unknown;
}

export interface Field {
  name: string;
  node: FormSchemaNode;
}

/** Every field of a form in reading order, those that appear only sometimes included; once each. */
export function propertiesIn(schema: FormSchemaNode): Field[] {
  const found = new Map<string, FormSchemaNode>();
  const walk = (node: FormSchemaNode): void => {
    for (const [name, field] of Object.entries(node.properties ?? {}))
      if (field.title && !found.has(name)) found.set(name, field);
    for (const part of [...(node.allOf ?? []), node.then, node.else]) if (part) walk(part);
  };
  walk(schema);
  return [...found].map(([name, node]) => ({ name, node }));
}

/** An answer in the words of the form: labels of choices, yes and no for a tick. */
export function labelOf(field: FormSchemaNode, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => labelOf(field.items ?? {}, one)).join(', ');
  const choice = field.oneOf?.find((one) => one.const === value)?.title;
  if (choice) return choice;
  return typeof value === 'boolean' ? (value ? '✓' : '–') : String(value);
}

/** Texts of a form in another language: by the name of the field, wherever it stands. */
export interface Overlay {
  title?: string;
  description?: string;
  properties?: Record<
    string,
    { title?: string; description?: string; options?: Record<string, string>; errorMessage?: Record<string, string> }
  >;
}

/** The form with an overlay's texts; what the overlay lacks stays as it was. */
export function overlaid(schema: FormSchemaNode, overlay: Overlay): FormSchemaNode {
  const texts = overlay.properties ?? {};
  const choices = (list: FormSchemaNode[] | undefined, options: Record<string, string>): FormSchemaNode[] | undefined =>
    list?.map((one) => ({
      ...one,
      ...(one.title && options[String(one.const)] ? { title: options[String(one.const)] } : {}),
    }));
  const field = (name: string, node: FormSchemaNode): FormSchemaNode => {
    const { options = {}, errorMessage, title, description } = texts[name] ?? {};
    return {
      ...node,
      ...(node.title && title ? { title } : {}),
      ...(node.description && description ? { description } : {}),
      ...(node.oneOf ? { oneOf: choices(node.oneOf, options) } : {}),
      ...(node.items
        ? { items: { ...node.items, ...(node.items.oneOf ? { oneOf: choices(node.items.oneOf, options) } : {}) } }
        : {}),
      ...(node.errorMessage ? { errorMessage: { ...node.errorMessage, ...errorMessage } } : {}),
    };
  };
  const walk = (node: FormSchemaNode): FormSchemaNode => ({
    ...node,
    ...(node.properties
      ? {
          properties: Object.fromEntries(
            Object.entries(node.properties).map(([name, one]) => [name, field(name, one)]),
          ),
        }
      : {}),
    ...(node.allOf ? { allOf: node.allOf.map(walk) } : {}),
    ...(node.then ? { then: walk(node.then) } : {}),
    ...(node.else ? { else: walk(node.else) } : {}),
  });
  return {
    ...walk(schema),
    ...(overlay.title ? { title: overlay.title } : {}),
    ...(overlay.description ? { description: overlay.description } : {}),
  };
}
