// What is used of the solver. Its own types describe what CommonJS gets; a module gets the loader itself.
declare module 'highs' {
  interface Outcome {
    readonly modelStatus: number;
  }
  interface Solution {
    readonly colValue: Float64Array;
    readonly rowDual: Float64Array;
  }
  type Sense = 1 | -1;
  interface Matrix {
    readonly format: 'csr';
    readonly numRows: number;
    readonly numCols: number;
    readonly starts: readonly number[];
    readonly indices: readonly number[];
    readonly values: readonly number[];
  }
  interface ModelData {
    readonly numCols: number;
    readonly numRows: number;
    readonly colCost: Float64Array;
    readonly colLower: Float64Array;
    readonly colUpper: Float64Array;
    readonly rowLower: readonly number[];
    readonly rowUpper: readonly number[];
    readonly matrix: Matrix;
  }
  export interface Model {
    readonly options: { readonly set: (values: Readonly<Record<string, boolean | number | string>>) => unknown };
    run(): Outcome;
    getSolution(): Solution;
    getObjectiveValue(): number;
    changeColsCost(range: { kind: 'range'; from: number; to: number }, costs: Float64Array): unknown;
    changeObjectiveSense(sense: Sense): unknown;
    changeRowBounds(row: number, lower: number, upper: number): unknown;
    clearSolver(): unknown;
    dispose(): void;
  }
  export interface Highs {
    readonly constants: { readonly objectiveSense: { readonly minimize: Sense; readonly maximize: Sense } };
    createModel(data: ModelData): Model;
  }
  export default function loadHighs(): Promise<Highs>;
}
