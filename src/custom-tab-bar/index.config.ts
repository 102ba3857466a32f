/** The words of app.scss reach into this component, its own do not reach out. */
export default { component: true, styleIsolation: 'apply-shared' }
