/** What is used of a package that comes without types. */
declare module 'dmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    get: (name: string) => unknown;
  }
  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    create(type: string, values: Readonly<Record<string, unknown>>): ModdleElement;
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    fromXML(xml: string): Promise<{ readonly rootElement: ModdleElement; readonly warnings: readonly unknown[] }>;
  }
}
