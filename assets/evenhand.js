// Pages work without script: this only makes GOV.UK components (menu, error summary focus, double-click guard) come alive.
import { initAll } from '/assets/govuk-frontend.min.js';

initAll();
