/** The pages of the web app: the server answers each of these paths with it, and it shows the page of the path. */
export declare const PAGE_PATHS: {
    readonly speed: "/";
    readonly activity: "/activity";
    readonly host: "/host";
    readonly sensors: "/sensors";
};
