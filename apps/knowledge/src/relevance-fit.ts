import type { RelevanceFit } from './relevance.js';

/** Fitted by `npm run fit:relevance` on 3694 labelled contacts and the articles' own questions; not edited by hand. */
export const relevanceFit: RelevanceFit = {
  typed: {
    logistic: {
      mean: [0.4544, 0.3003, 0.3201, 2.2906, 0.8686, 0.1812, 0.569, 1.0766, 1.7029, 0.6152, 0.0311],
      spread: [0.1906, 0.1574, 0.1694, 0.551, 0.1449, 0.2739, 0.1961, 2.8857, 2.2399, 0.3613, 0.0474],
      weights: [0.4792, -0.1648, -0.238, 0.1131, -0.5199, 1.3166, 0.078, 0.7091, 0.1186, 0.2048, -0.0355],
      bias: 1.4974,
    },
    strong: 0.6788,
    check: 0.3138,
    none: 0.2786,
  },
  free: {
    logistic: {
      mean: [0.6217, 0.4402, 0.4455, 2.0119, 0.8548, -0.0282, 0.3232],
      spread: [0.215, 0.203, 0.2074, 0.5611, 0.1674, 0.2596, 0.1651],
      weights: [0.81, -0.1743, -0.2088, 0.3508, -0.6091, 1.4621, 0.9708],
      bias: -0.5295,
    },
    strong: 0.8099,
    check: 0.5445,
    none: 0.148,
  },
};
