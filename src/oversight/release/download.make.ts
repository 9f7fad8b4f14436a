/** Texts that spreadsheets have taken for formulas, commands or links (OWASP, CSV injection), all harmless here. */
export const PAYLOADS: readonly string[] = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1,1)', '=HYPERLINK("http://example.invalid","x")', "=cmd|' /C calc'!A0"],
  ...['\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '"=1+1"', '＝1+1', '＋1', '－1', '＠SUM(1)', '=1+1;=1+1', '"; =1+1; "'],
  ...['a;=1+1', 'a\n=1+1', 'a\t=1+1', 'a|=1+1', "'=1+1", "''=1+1", '-5', '+44 20 7946 0000', '@name', '==1', '=-1'],
  ...['=DDE("soffice","a","b")', '=WEBSERVICE("http://example.invalid")', "+cmd|' /C calc'!A0", '=A1', '-A1', '@A1'],
  ...['{=1+1}', '=\u0000 1', '\u200B=1+1', '\uFEFF=1+1', 'of:=1+1', '%=1+1', '=IMPORTXML("x","y")', '\v=1+1', '\f=1+1'],
];
