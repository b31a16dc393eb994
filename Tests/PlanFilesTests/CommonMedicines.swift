/// Medicines as people commonly say them, from memory: about 470 in the UK, 360 in the US.
enum CommonMedicines {
    static let all: [String] = (uk + ";" + us).split(separator: ";")
        .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        .filter { !$0.isEmpty }

    private static let uk = """
        atorvastatin; amlodipine; omeprazole; lansoprazole; levothyroxine sodium; ramipril;
        bisoprolol fumarate; sertraline hydrochloride; metformin hydrochloride; aspirin;
        paracetamol; amitriptyline hydrochloride; simvastatin; citalopram hydrobromide;
        beclometasone dipropionate; mirtazapine; losartan potassium; clopidogrel; furosemide;
        co-codamol; folic acid; salbutamol; colecalciferol; apixaban; fluoxetine; gabapentin;
        pregabalin; naproxen; tamsulosin hydrochloride; candesartan cilexetil; lisinopril;
        bendroflumethiazide; indapamide; edoxaban; rivaroxaban; warfarin sodium; prednisolone;
        allopurinol; doxazosin; propranolol hydrochloride; venlafaxine; gliclazide;
        empagliflozin; dapagliflozin; sitagliptin; linagliptin; alogliptin; pioglitazone;
        insulin glargine; insulin aspart; semaglutide; dulaglutide; liraglutide; ferrous
        fumarate; ferrous sulfate; thiamine; hydroxocobalamin; vitamin B compound strong;
        calcium carbonate and colecalciferol; Adcal-D3; alendronic acid; risedronate sodium;
        ibandronic acid; raloxifene; zopiclone; diazepam; temazepam; zolpidem; lorazepam;
        codeine phosphate; dihydrocodeine; tramadol hydrochloride; morphine sulfate; oxycodone
        hydrochloride; fentanyl patches; buprenorphine patches; methadone; ibuprofen;
        diclofenac; ibuprofen gel; Voltarol gel; celecoxib; etoricoxib; meloxicam; nefopam;
        quinine sulfate; baclofen; tizanidine; methocarbamol; duloxetine; nortriptyline;
        escitalopram; paroxetine; trazodone; dosulepin; quetiapine; olanzapine; risperidone;
        aripiprazole; haloperidol; lithium carbonate; sodium valproate; lamotrigine;
        levetiracetam; carbamazepine; topiramate; phenytoin; clonazepam; clobazam; donepezil;
        memantine; rivastigmine; galantamine; co-careldopa; co-beneldopa; ropinirole;
        pramipexole; procyclidine; methylphenidate; lisdexamfetamine; atomoxetine; melatonin;
        promethazine; cetirizine; loratadine; fexofenadine; chlorphenamine; hydroxyzine;
        montelukast; Symbicort; Seretide; Fostair; Clenil; Ventolin; Trelegy; Spiriva;
        tiotropium; Trimbow; carbocisteine; theophylline; mometasone nasal spray; Avamys;
        esomeprazole; pantoprazole; ranitidine; famotidine; Gaviscon; Peptac; metoclopramide;
        domperidone; prochlorperazine; cyclizine; ondansetron; betahistine; cinnarizine;
        mebeverine; Buscopan; peppermint oil; loperamide; macrogol; Laxido; senna; lactulose;
        docusate; bisacodyl; Fybogel; sulfasalazine; mesalazine; azathioprine; methotrexate;
        hydroxychloroquine; leflunomide; colchicine; tolterodine; solifenacin; oxybutynin;
        mirabegron; finasteride; dutasteride; sildenafil; tadalafil; estradiol; Evorel;
        Oestrogel; progesterone; Utrogestan; Elleste Duet; Femoston; Vagifem; desogestrel;
        Microgynon; Rigevidon; Yasmin; medroxyprogesterone; norethisterone; tranexamic acid;
        mefenamic acid; tamoxifen; anastrozole; letrozole; bicalutamide; testosterone;
        amoxicillin; flucloxacillin; phenoxymethylpenicillin; co-amoxiclav; doxycycline;
        lymecycline; clarithromycin; erythromycin; azithromycin; trimethoprim; nitrofurantoin;
        ciprofloxacin; cefalexin; metronidazole; fluconazole; terbinafine; aciclovir;
        methenamine hippurate; digoxin; amiodarone; diltiazem; verapamil; nifedipine;
        felodipine; lercanidipine; atenolol; carvedilol; nebivolol; metoprolol; sotalol;
        flecainide; isosorbide mononitrate; glyceryl trinitrate; nicorandil; ivabradine;
        ranolazine; Entresto; spironolactone; eplerenone; bumetanide; irbesartan; valsartan;
        telmisartan; olmesartan; perindopril erbumine; enalapril; pravastatin; rosuvastatin;
        ezetimibe; fenofibrate; bezafibrate; ticagrelor; dipyridamole; dabigatran; enoxaparin;
        dalteparin; potassium chloride; Sando-K; magnesium aspartate; carbimazole; liothyronine;
        hydrocortisone; dexamethasone; fludrocortisone; betamethasone valerate; clobetasone;
        Dermovate; Dovobet; Fucidin; Canesten; hypromellose; latanoprost; timolol; dorzolamide;
        bimatoprost; brinzolamide; chloramphenicol; carbomer; E45; Diprobase; Zerobase;
        Cetraben; isotretinoin; adapalene; benzoyl peroxide; minoxidil; sumatriptan;
        rizatriptan; zolmitriptan; pizotifen; nicotine patches; varenicline; bupropion;
        orlistat; Mounjaro; Wegovy; Saxenda; acamprosate; naltrexone; disulfiram; adalimumab;
        etanercept; infliximab; tocilizumab; rituximab; secukinumab; denosumab; Prolia;
        zoledronic acid; HRT; the pill; mini pill; Nurofen; Anadin; Calpol; Lemsip; Beechams;
        Piriton; Sudafed; Rennie; Imodium; Senokot; Dulcolax; Night Nurse; Benylin; Strepsils;
        Solpadeine; Solpadol; Zapain; Nytol; Kalms; Berocca; cod liver oil; glucosamine;
        turmeric; St John's wort; evening primrose oil; magnesium; vitamin D; multivitamins;
        iron tablets; vitamin B12; omega 3; CBD oil; Deep Heat; Tiger Balm; Voltarol; Ibuleve;
        Zydol; MST; Oramorph; Zomorph; Longtec; Shortec; BuTrans; Butec; Durogesic; Targinact;
        Palexia; Lyrica; Neurontin; Cymbalta; Prozac; Lustral; Seroxat; Efexor; Zispin; Valium;
        Xanax; Humira; Enbrel; Cosentyx; Taltz; Rinvoq; Xeljanz; Olumiant; Forsteo; Fosamax;
        Actonel; Plaquenil; Metoject; Eliquis; Xarelto; Lixiana; Pradaxa; Clexane; Plavix;
        Brilique; insulin; NovoRapid; Lantus; Humalog; Ozempic; Trulicity; Jardiance; Forxiga;
        Januvia
        """

    private static let us = """
        atorvastatin; metformin; levothyroxine; lisinopril; amlodipine; metoprolol; albuterol;
        losartan; gabapentin; omeprazole; sertraline; rosuvastatin; pantoprazole; escitalopram;
        dextroamphetamine-amphetamine; hydrochlorothiazide; bupropion; fluoxetine; semaglutide;
        montelukast; trazodone; simvastatin; amoxicillin; tamsulosin; acetaminophen;
        hydrocodone-acetaminophen; fluticasone; meloxicam; apixaban; furosemide; insulin
        glargine; duloxetine; ibuprofen; famotidine; empagliflozin; carvedilol; tramadol;
        alprazolam; prednisone; hydroxyzine; buspirone; clopidogrel; glipizide; citalopram;
        potassium chloride; allopurinol; aspirin; cyclobenzaprine; ergocalciferol; oxycodone;
        methylphenidate; venlafaxine; spironolactone; ondansetron; zolpidem; cetirizine;
        estradiol; pravastatin; lisinopril-hydrochlorothiazide; lamotrigine; quetiapine;
        fluticasone-salmeterol; clonazepam; dulaglutide; azithromycin; amoxicillin-clavulanate;
        latanoprost; cholecalciferol; propranolol; ezetimibe; topiramate; paroxetine;
        diclofenac; budesonide-formoterol; atenolol; lisdexamfetamine; doxycycline; pregabalin;
        glimepiride; tizanidine; clonidine; fenofibrate; insulin lispro; valsartan; cephalexin;
        baclofen; rivaroxaban; ferrous sulfate; amitriptyline; finasteride; dapagliflozin; folic
        acid; aripiprazole; olmesartan; valacyclovir; mirtazapine; lorazepam; levetiracetam;
        insulin aspart; naproxen; cyanocobalamin; loratadine; diltiazem; sumatriptan;
        triamcinolone; hydralazine; tirzepatide; celecoxib; acetaminophen-codeine; alendronate;
        oxybutynin; warfarin; progesterone; testosterone; nifedipine; methocarbamol;
        benzonatate; sitagliptin; chlorthalidone; donepezil; dexmethylphenidate;
        sulfamethoxazole-trimethoprim; clobetasol; methotrexate; hydroxychloroquine; lovastatin;
        pioglitazone; irbesartan; methylprednisolone; norethindrone; meclizine; ketoconazole;
        azelastine; nitrofurantoin; adalimumab; prazosin; fluconazole; risperidone; insulin
        degludec; liraglutide; oxcarbazepine; bumetanide; divalproex; ropinirole; isosorbide
        mononitrate; memantine; benazepril; sacubitril-valsartan; nortriptyline; ciprofloxacin;
        tiotropium; umeclidinium-vilanterol; promethazine; losartan-hydrochlorothiazide;
        guanfacine; phentermine; docusate; polyethylene glycol; esomeprazole; lithium;
        olanzapine; ramipril; enalapril; quinapril; verapamil; timolol; mupirocin; insulin
        detemir; amiodarone; nebivolol; famciclovir; acyclovir; temazepam; eszopiclone;
        atomoxetine; torsemide; triamterene-hydrochlorothiazide; hydrocortisone; dicyclomine;
        liothyronine; medroxyprogesterone; ethinyl estradiol with norgestimate; drospirenone;
        methimazole; colchicine; febuxostat; nystatin; clindamycin; metronidazole; cefdinir;
        cefuroxime; levofloxacin; penicillin V; minocycline; tretinoin; isotretinoin;
        mesalamine; budesonide; ipratropium-albuterol; fluticasone-vilanterol; mometasone;
        levocetirizine; fexofenadine; guaifenesin; pseudoephedrine; diphenhydramine; melatonin;
        magnesium oxide; calcium carbonate; vitamin D; omega-3-acid ethyl esters; icosapent
        ethyl; niacin; gemfibrozil; colesevelam; evolocumab; lurasidone; ziprasidone;
        haloperidol; benztropine; cariprazine; brexpiprazole; desvenlafaxine; vilazodone;
        vortioxetine; doxepin; modafinil; armodafinil; carbidopa-levodopa; pramipexole;
        rizatriptan; butalbital-acetaminophen-caffeine; erenumab; galcanezumab; rimegepant;
        carisoprodol; metaxalone; nabumetone; etodolac; indomethacin; ketorolac;
        oxycodone-acetaminophen; morphine; hydromorphone; fentanyl; methadone;
        buprenorphine-naloxone; buprenorphine; naloxone; naltrexone; diazepam; phenobarbital;
        phenytoin; carbamazepine; lacosamide; zonisamide; primidone; solifenacin; tolterodine;
        mirabegron; sildenafil; tadalafil; dutasteride; terazosin; doxazosin; alfuzosin;
        digoxin; ranolazine; ticagrelor; prasugrel; dabigatran; enoxaparin; sotalol; flecainide;
        nadolol; bisoprolol; labetalol; telmisartan; candesartan; amlodipine-benazepril;
        amlodipine-valsartan; valsartan-hydrochlorothiazide; bisoprolol-hydrochlorothiazide;
        atenolol-chlorthalidone; metolazone; eplerenone; linagliptin; canagliflozin; exenatide;
        glyburide; sitagliptin-metformin; insulin isophane; anastrozole; letrozole; tamoxifen;
        raloxifene; denosumab; ibandronate; risedronate; zoledronic acid; teriparatide;
        tacrolimus; mycophenolate; azathioprine; cyclosporine; leflunomide; sulfasalazine;
        etanercept; secukinumab; ustekinumab; upadacitinib; tofacitinib; apremilast; dupilumab;
        omalizumab; lansoprazole; rabeprazole; dexlansoprazole; sucralfate; metoclopramide;
        loperamide; linaclotide; lactulose; senna; bisacodyl; ursodiol; pancrelipase;
        emtricitabine-tenofovir; bictegravir; dolutegravir; nirmatrelvir-ritonavir; oseltamivir;
        varenicline; nicotine patch; disulfiram; acamprosate
        """
}
