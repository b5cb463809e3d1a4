// The parts that verify.js uses of libraries that come without types.

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object })
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}

declare module 'jsonld-signatures' {
  type Loader = (url: string) => Promise<object>
  const signatures: {
    purposes: { AssertionProofPurpose: new (options: { controller: object }) => object }
    verify(
      document: object,
      options: { suite: object; purpose: object; documentLoader: Loader }
    ): Promise<{ verified: boolean; error?: Error }>
  }
  export default signatures
}
